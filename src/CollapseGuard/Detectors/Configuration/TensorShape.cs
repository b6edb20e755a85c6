using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Shapes as they are written: <c>(64, 1)</c>.</summary>
internal static class TensorShape
{
    /// <summary>The sizes; empty when the text is no shape.</summary>
    public static long[] Of(string shape)
    {
        string[] parts = shape.Trim('(', ')', '[', ']', ' ').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var sizes = new long[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]))
            {
                return [];
            }
        }

        return sizes;
    }

    /// <summary>True when outputs and targets hold the same sizes but for ones: (n, 1) meets (n).</summary>
    public static bool DifferByOnes(OutputFit fit)
    {
        long[] outputs = Of(fit.OutputShape), targets = Of(fit.TargetShape);
        return outputs.Length > 0 && targets.Length > 0 && !outputs.SequenceEqual(targets)
            && outputs.Where(size => size != 1).SequenceEqual(targets.Where(size => size != 1));
    }

    /// <summary>True when the last dimension holds the classes. Of more than two, the targets must show it: images put the classes second.</summary>
    public static bool EndsInClasses(OutputFit fit)
    {
        long[] outputs = Of(fit.OutputShape), targets = Of(fit.TargetShape);
        return outputs.Length <= 2 || outputs.SkipLast(1).SequenceEqual(targets) || outputs.SkipLast(1).Append(1).SequenceEqual(targets)
            || (fit.TargetForm is not TargetForm.ClassIndex && outputs.SequenceEqual(targets));
    }

    /// <summary>Both shapes for a sentence.</summary>
    public static string Spoken(OutputFit fit) => $"outputs {fit.OutputShape}, targets {fit.TargetShape}";
}
