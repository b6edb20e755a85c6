using System.CommandLine;
using CollapseGuard.Detectors;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard list</c>: every detector in one line each, in columns that also read well in a pipe.</summary>
internal static class ListCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("list", "Lists all detectors: id, name, severity, what it sees.");
        command.SetAction(_ =>
        {
            Print(terminal.Out);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(TextWriter output)
    {
        DetectorDescriptor[] all = [.. DetectorCatalog.Default.Select(d => d.Descriptor)];
        int width = all.Length == 0 ? 0 : all.Max(d => d.Name.Length);
        foreach (DetectorDescriptor detector in all)
        {
            output.WriteLine($"{detector.Id}  {detector.Name.PadRight(width)}  {detector.DefaultSeverity,-7}  {detector.Summary}");
        }

        output.WriteLine();
        output.WriteLine("More about one of them: collapseguard explain CG1001");
    }
}
