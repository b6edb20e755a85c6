namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy check-objective-sign.</summary>
public static class CheckObjectiveSign
{
    // <snippet>
    // A loss must prefer the truth to the same numbers in another order.
    public static void RequireDescent(Func<float[], float[], float> loss, float[] target)
    {
        float[] elsewhere = [.. target.Skip(1), target[0]];
        if (loss(target, target) >= loss(elsewhere, target))
        {
            throw new InvalidOperationException("The loss does not prefer perfect predictions: its sign is turned round, or it ignores its input.");
        }
    }
    // </snippet>
}
