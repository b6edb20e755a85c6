using System.CommandLine;
using System.CommandLine.Invocation;
using CollapseGuard.Cli.Commands;

namespace CollapseGuard.Cli;

/// <summary>The verbs, and the one place where failures become exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Parses, runs and answers with an exit code; never throws for bad input.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation = default)
    {
        // Response files would read any file named by a value that begins with @, such as a label.
        ParseResult parsed = Build(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Action is ParseErrorAction)
        {
            return Usage(parsed, terminal);
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (InputException bad)
        {
            terminal.Say($"collapseguard: {bad.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            terminal.Say("collapseguard: stopped; nothing was written.");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: whoever runs this in a job gets one line and a documented exit code, whatever went wrong.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            terminal.Say($"collapseguard: internal error: {defect.GetType().Name}: {defect.Message}; please report it.");
            return ExitCode.BadInput;
        }
    }

    private static RootCommand Build(Terminal terminal) =>
        new("Tells why a model always answers the same: point it at a file of predictions, at the data, at a saved model, at a table of a database, or at the journal of a training.")
        {
            PredictionsCommand.Build(terminal),
            DataCommand.Build(terminal),
            ModelCommand.Build(terminal),
            SqlCommand.Build(terminal),
            RunCommand.Build(terminal),
            WatchCommand.Build(terminal),
            DemoCommand.Build(terminal),
            ExplainCommand.Build(terminal),
            ListCommand.Build(terminal),
        };

    private static int Usage(ParseResult parsed, Terminal terminal)
    {
        foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
        {
            terminal.Say($"collapseguard: {message}");
        }

        string verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        terminal.Say($"See: collapseguard {verb}--help");
        return ExitCode.BadInput;
    }
}
