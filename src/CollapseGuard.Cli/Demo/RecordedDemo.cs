using CollapseGuard.Cli.Commands;
using CollapseGuard.Cli.Documentation;
using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Demo;

/// <summary>The verb <c>predictions</c> on what a network answered that collapsed by the scale of its target.</summary>
internal sealed class RecordedDemo(Terminal terminal)
{
    private const string Data = "diabetes.csv";

    /// <summary>Runs it.</summary>
    /// <returns>The exit code of the verdict.</returns>
    public int Run(CancellationToken cancellation)
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
            int code = new PredictionsJob(Options(file), terminal).Run(cancellation);
            terminal.Out.WriteLine();
            terminal.Out.WriteLine("Next: collapseguard explain TargetScale");
            terminal.Out.WriteLine("      collapseguard predictions YOUR-FILE.csv --label Y --prediction Y_HAT");
            return code;
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
