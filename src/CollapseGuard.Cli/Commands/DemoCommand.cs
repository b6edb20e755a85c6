using System.CommandLine;
using CollapseGuard.Cli.Documentation;
using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard demo</c>: the main job on real predictions that travel with the tool.</summary>
internal static class DemoCommand
{
    private const string Data = "diabetes.csv";

    public static Command Build(Terminal terminal)
    {
        var command = new Command("demo", "Judges recorded predictions of a network that really collapsed, on real data.");
        command.SetAction((_, cancellation) => Task.Run(() => Run(terminal, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(Terminal terminal, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("collapseguard-demo");
        try
        {
            string file = Path.Combine(folder.FullName, Data);
            using (FileStream copy = File.Create(file))
            using (Stream embedded = EmbeddedPages.Demo(Data))
            {
                embedded.CopyTo(copy);
            }

            terminal.Out.WriteLine("A small network was trained to predict the progression of diabetes from ten measurements of a");
            terminal.Out.WriteLine("patient. Training ended without an error. Here are its predictions for 221 patients it had not");
            terminal.Out.WriteLine("seen, with the truth:");
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"$ collapseguard predictions {Data} --label progression --prediction predicted --format summary");
            new PredictionsJob(Options(file), terminal).Run(cancellation);
            terminal.Out.WriteLine();
            terminal.Out.WriteLine("Next: collapseguard explain TargetScale");
            terminal.Out.WriteLine("      collapseguard predictions YOUR-FILE.csv --label Y --prediction Y_HAT");
            return ExitCode.Ok;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PredictionsOptions Options(string file) => new()
    {
        File = file,
        Label = ["progression"],
        Prediction = ["predicted"],
        Task = TaskOption.Regression,
        Report = new ReportOptions { Format = ReportFormat.Summary },
    };
}
