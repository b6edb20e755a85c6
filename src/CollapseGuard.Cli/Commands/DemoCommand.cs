using System.CommandLine;
using CollapseGuard.Cli.Demo;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard demo</c>: the whole story on real data that travel with the tool. Nothing here touches ML.NET: other verbs start without it.</summary>
internal static class DemoCommand
{
    public static Command Build(Terminal terminal)
    {
        var recorded = new Option<bool>("--recorded") { Description = "Judge the recorded predictions of a network that collapsed instead." };
        var command = new Command("demo", "Trains a model with ML.NET that collapses, tells why, applies the remedy and compares with the model left alone.") { recorded };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => parsed.GetValue(recorded) ? new RecordedDemo(terminal).Run(cancellation) : new LiveDemo(terminal).Run(cancellation),
            CancellationToken.None));
        return command;
    }
}
