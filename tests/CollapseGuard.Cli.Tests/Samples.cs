using System.Globalization;
using System.Text;

namespace CollapseGuard.Cli.Tests;

/// <summary>Files of predictions whose verdict is known beforehand.</summary>
internal static class Samples
{
    /// <summary>y = 3a - b + noise, predicted by 3a - b: skill without doubt.</summary>
    public static string HealthyRegression(int rows = 400) => Rows("a,b,y,prediction", rows, (random, _) =>
    {
        double a = random.NextDouble(), b = random.NextDouble(), mean = (3 * a) - b;
        return [a, b, mean + (0.1 * random.NextDouble()), mean];
    });

    /// <summary>The same targets, answered by a constant with a jitter in the sixth digit.</summary>
    public static string CollapsedRegression(int rows = 400) => Rows("a,b,y,prediction", rows, (random, _) =>
    {
        double a = random.NextDouble(), b = random.NextDouble();
        return [a, b, (3 * a) - b, 1 + (1e-6 * random.NextDouble())];
    });

    /// <summary>Three classes, nearly always right.</summary>
    public static string HealthyLabels(int rows = 300) => Rows("label,prediction", rows, (random, i) => [i % 3, random.Next(10) == 0 ? (i + 1) % 3 : i % 3]);

    /// <summary>One class in ten is positive; the score ranks well and crosses 0.5.</summary>
    public static string HealthyScores(int rows = 600) => Rows("label,score", rows, (random, i) =>
    {
        bool positive = i % 3 == 0;
        return [positive ? 1 : 0, positive ? 0.4 + (0.6 * random.NextDouble()) : 0.6 * random.NextDouble()];
    });

    /// <summary>A table of numbers with a header.</summary>
    public static string Rows(string header, int rows, Func<Random, int, double[]> row)
    {
        var random = new Random(7);
        var text = new StringBuilder(header).Append('\n');
        for (int i = 0; i < rows; i++)
        {
            text.AppendJoin(',', row(random, i).Select(v => v.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }
}
