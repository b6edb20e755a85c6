using Spectre.Console;

namespace CollapseGuard.Cli.Runs;

/// <summary>Follows a journal until training has ended: a living screen in a terminal, plain lines elsewhere.</summary>
internal sealed class Watch(string path, bool once, TimeSpan interval, Terminal terminal) : IDisposable
{
    private readonly JournalFollower follower = new(path);
    private readonly string glyphs = Chart.GlyphsFor(terminal.Out.Encoding);

    /// <summary>Runs until training has ended or the user stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await (terminal.OutIsTerminal ? FollowOnScreenAsync(cancellation) : FollowInLinesAsync(cancellation)).ConfigureAwait(false);
            return RunVerdict.ExitCodeOf(follower.Run);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            foreach (string problem in follower.Lines.Describe())
            {
                terminal.Say(problem);
            }
        }
    }

    public void Dispose() => follower.Dispose();

    private async Task FollowInLinesAsync(CancellationToken cancellation)
    {
        var lines = new WatchLines(terminal.Out);
        bool hasSaidWaiting = false;
        while (true)
        {
            if (follower.Poll(cancellation))
            {
                lines.Show(follower.Run);
            }

            if (IsDone())
            {
                return;
            }

            if (!follower.HasBegun && !hasSaidWaiting)
            {
                hasSaidWaiting = true;
                terminal.Say($"waiting for '{path}'");
            }

            await Task.Delay(interval, cancellation).ConfigureAwait(false);
        }
    }

    private async Task FollowOnScreenAsync(CancellationToken cancellation)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = terminal.NoColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Out),
        });
        follower.Poll(cancellation);
        if (once)
        {
            IsDone();
            console.Write(Draw());
            return;
        }

        await console.Live(Draw()).Overflow(VerticalOverflow.Crop).StartAsync(async screen =>
        {
            while (!IsDone())
            {
                await Task.Delay(interval, cancellation).ConfigureAwait(false);
                follower.Poll(cancellation);
                screen.UpdateTarget(Draw());
            }
        }).ConfigureAwait(false);
    }

    private Spectre.Console.Rendering.IRenderable Draw() => WatchScreen.Draw(path, follower.Run, follower.HasBegun, Quiet(), glyphs);

    private TimeSpan? Quiet() => File.Exists(path) ? TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(path) : null;

    /// <exception cref="InputException">Only a look was asked for, and there is nothing to look at.</exception>
    private bool IsDone()
    {
        if (once && !follower.HasBegun)
        {
            RunFile.Read(path, new RunHistory(), CancellationToken.None); // says what is wrong
        }

        return once || follower.Run.HasEnded;
    }
}
