using System.CommandLine;
using CollapseGuard.Cli.Runs;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard watch RUN.jsonl</c>: a training while it goes on, from its journal.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("RUN.jsonl") { Description = "A run journal, as RunJournal writes it; waits for it to appear." };
        var once = new Option<bool>("--once") { Description = "Show the state of this moment and leave." };
        var command = new Command("watch", "Shows a training while it goes on, until it ends or Ctrl+C. Exit codes as of 'run'; 130 after Ctrl+C.") { file, once };
        command.SetAction((parsed, cancellation) => Task.Run(
            async () =>
            {
                using var watch = new Watch(parsed.GetRequiredValue(file), parsed.GetValue(once), Interval, terminal);
                return await watch.RunAsync(cancellation).ConfigureAwait(false);
            },
            CancellationToken.None));
        return command;
    }
}
