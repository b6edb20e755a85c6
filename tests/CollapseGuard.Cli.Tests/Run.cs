namespace CollapseGuard.Cli.Tests;

/// <summary>The command line run in process, with what it printed.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    /// <summary>Runs it as in a pipe: no terminal on either stream.</summary>
    public static Run Of(params string[] args) => Of(Pipe, args);

    /// <summary>Runs it on a given kind of terminal.</summary>
    public static Run Of(Func<TextWriter, TextWriter, Terminal> terminal, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CommandLine.RunAsync(args, terminal(output, error), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return new Run(code, output.ToString(), error.ToString());
    }

    public static Terminal Pipe(TextWriter output, TextWriter error) => new(output, error, OutIsTerminal: false, ErrorIsTerminal: false, NoColor: false);
}
