using System.Globalization;
using CollapseGuard.Cli.Documentation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cli.Demo;

/// <summary>442 patients with diabetes (Efron et al., 2004): ten measurements each, and whether the disease progressed fast within a year.</summary>
internal static class Patients
{
    private const string File = "patients.csv";
    private const int Measurements = 10;

    /// <summary>From this measure of progression on (25 to 346) it is fast: 66 patients of 442.</summary>
    private const float Fast = 250;

    /// <summary>The patients with the columns Features and Label.</summary>
    public static IDataView Load(MLContext context)
    {
        using var reader = new StreamReader(EmbeddedPages.Demo(File));
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return context.Data.LoadFromEnumerable(lines.Skip(1).Select(Parse).ToArray());
    }

    private static Patient Parse(string line)
    {
        float[] cells = [.. line.Split(',').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))];
        return new Patient { Features = cells[..Measurements], Label = cells[Measurements] >= Fast };
    }

    private sealed class Patient
    {
        [VectorType(Measurements)]
        public required float[] Features { get; init; }

        public required bool Label { get; init; }
    }
}
