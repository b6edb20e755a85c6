using System.Numerics.Tensors;

namespace CollapseGuard.Cases.Injection;

/// <summary>What is new in each answer beside the others: 1 over the sum of its squared correlations with all of them, itself included.</summary>
internal static class Novelty
{
    /// <summary>Shares in (0, 1]; answers that every program gave, or none, have 1.</summary>
    /// <param name="given">By answer, 1 for every program that gave it and 0 for the others.</param>
    public static Dictionary<string, double> Of(IReadOnlyDictionary<string, float[]> given)
    {
        string[] names = [.. given.Keys];
        float[][] units = [.. names.Select(name => Unit(given[name]))];
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            double sum = units.Sum(other => Math.Pow(TensorPrimitives.Dot<float>(units[i], other), 2));
            shares[names[i]] = sum < 1 ? 1 : 1 / sum;
        }

        return shares;
    }

    /// <summary>Centred, of length 1; zeros where nothing varies.</summary>
    private static float[] Unit(float[] values)
    {
        float mean = values.Average();
        var centred = new float[values.Length];
        TensorPrimitives.Subtract(values, mean, centred);
        float length = TensorPrimitives.Norm<float>(centred);
        if (length > 0)
        {
            TensorPrimitives.Divide(centred, length, centred);
        }

        return centred;
    }
}
