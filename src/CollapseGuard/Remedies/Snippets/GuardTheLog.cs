namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy guard-the-log.</summary>
public static class GuardTheLog
{
    // <snippet>
    // Cross-entropy from a logit, stable for any finite value: no log of 0, no overflow.
    public static float BinaryCrossEntropy(float logit, bool actual)
    {
        float margin = actual ? logit : -logit;
        return MathF.Max(-margin, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(margin)));
    }
    // </snippet>
}
