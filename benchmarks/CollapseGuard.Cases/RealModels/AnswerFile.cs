using System.Globalization;

namespace CollapseGuard.Cases.RealModels;

/// <summary>Out-of-fold answers of one model as benchmarks/recordings/real_models.py writes them: x0, x1, ..., label, then prediction or p_k.</summary>
internal sealed class AnswerFile
{
    private readonly string[] names;
    private readonly float[][] rows;

    public AnswerFile(string path)
    {
        string[] lines = File.ReadAllLines(path);
        names = lines[0].Split(',');
        rows = [.. lines.Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture)))];
    }

    /// <summary>Judges the answers by the front door that fits them.</summary>
    public CollapseReport Judge()
    {
        float[] label = Column("label");
        string[] classes = [.. names.Where(n => n.StartsWith("p_", StringComparison.Ordinal))];
        return classes.Length switch
        {
            0 => Collapse.CheckRegression(Column("prediction"), label, Inputs()),
            1 => Collapse.CheckBinary(Column("p_1"), [.. label.Select(l => l == 1)], Inputs()),
            _ => Collapse.CheckProbabilities(Interleaved(classes), classes.Length, [.. label.Select(l => (int)l)], Inputs()),
        };
    }

    private FeatureTable? Inputs()
    {
        FeatureColumn[] columns = [.. names.Where(n => n.StartsWith('x')).Select(n => new NumericColumn(n, Column(n)))];
        return columns.Length == 0 ? null : FeatureTable.FromColumns(columns);
    }

    private float[] Column(string name)
    {
        int index = Array.IndexOf(names, name);
        return Array.ConvertAll(rows, row => row[index]);
    }

    private float[] Interleaved(string[] classes)
    {
        int first = Array.IndexOf(names, classes[0]);
        return [.. rows.SelectMany(row => row.AsSpan(first, classes.Length).ToArray())];
    }
}
