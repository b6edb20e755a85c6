using System.Globalization;

namespace CollapseGuard.Tests.Golden;

/// <summary>Recorded answers of a trained model: inputs where recorded, label, and prediction or probabilities. See benchmarks/recordings.</summary>
internal sealed class Recording
{
    private readonly Dictionary<string, float[]> columns;

    private Recording(Dictionary<string, float[]> columns) => this.columns = columns;

    public float[] Label => columns["label"];

    public bool[] IsPositive => [.. Label.Select(label => label == 1)];

    public int[] Classes => [.. Label.Select(label => (int)label)];

    public float[] Prediction => columns["prediction"];

    public float[] Positive => columns["p_1"];

    /// <summary>n x classes, row-major; p_0 is what p_1 leaves where it was not recorded.</summary>
    public float[] Probabilities
    {
        get
        {
            float[][] byClass = columns.ContainsKey("p_0")
                ? [.. Enumerable.Range(0, ClassCount).Select(k => columns[$"p_{k}"])]
                : [[.. Positive.Select(p => 1 - p)], Positive];
            return [.. Enumerable.Range(0, Label.Length).SelectMany(row => byClass.Select(p => p[row]))];
        }
    }

    public int ClassCount => Math.Max(2, columns.Keys.Count(name => name.StartsWith("p_", StringComparison.Ordinal)));

    /// <summary>Every column that is no label and no answer; null when none was recorded.</summary>
    public FeatureTable? Inputs
    {
        get
        {
            FeatureColumn[] inputs = [.. columns.Where(c => !IsAnswer(c.Key)).Select(c => new NumericColumn(c.Key, c.Value))];
            return inputs.Length == 0 ? null : FeatureTable.FromColumns(inputs);
        }
    }

    /// <summary>Reads a recording of Golden/Data.</summary>
    public static Recording Load(string name) => Read(Path.Combine("Golden", "Data", name + ".csv"));

    /// <summary>Reads the recording that <c>collapseguard demo</c> shows.</summary>
    public static Recording LoadDemo()
    {
        Recording demo = Read(Path.Combine("Demo", "diabetes.csv"));
        demo.columns.Add("label", demo.columns["progression"]);
        demo.columns.Add("prediction", demo.columns["predicted"]);
        demo.columns.Remove("progression");
        demo.columns.Remove("predicted");
        return demo;
    }

    private static Recording Read(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file));
        string[] names = lines[0].Split(',');
        float[][] rows = [.. lines.Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture)))];
        return new Recording(names.Index().ToDictionary(c => c.Item, c => Array.ConvertAll(rows, row => row[c.Index])));
    }

    private static bool IsAnswer(string name) => name is "label" or "prediction" || name.StartsWith("p_", StringComparison.Ordinal);
}
