namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Log-loss of one row, in nats.</summary>
internal static class ClippedLogLoss
{
    /// <summary>p is kept this far from 0 and 1, as in the core.</summary>
    private const double Clip = 1e-7;

    /// <summary>-ln p; NaN for NaN.</summary>
    /// <param name="truth">Probability of what is true.</param>
    public static double Of(double truth) => -Math.Log(Math.Clamp(truth, Clip, 1 - Clip));
}
