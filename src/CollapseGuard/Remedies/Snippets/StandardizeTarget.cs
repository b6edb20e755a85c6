namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy standardize-target.</summary>
public static class StandardizeTarget
{
    // <snippet>
    // Fit on the training rows only; train on Scaled; pass every prediction through Back.
    public static (float[] Scaled, Func<float, float> Back) Standardize(float[] target)
    {
        double mean = target.Average(y => (double)y);
        double sd = Math.Sqrt(target.Average(y => (y - mean) * (y - mean)));
        float[] scaled = [.. target.Select(y => (float)((y - mean) / sd))];
        return (scaled, prediction => (float)((prediction * sd) + mean));
    }
    // </snippet>
}
