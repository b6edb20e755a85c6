using Microsoft.ML;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy lower-penalty.</summary>
public static class LowerPenalty
{
    // <snippet>
    // From no penalty upwards: take the strongest that costs nothing on held-out rows.
    public static IEnumerable<(float L2, double RSquared)> HeldOutSkill(MLContext ml, IDataView training, IDataView heldOut)
    {
        foreach (float l2 in new[] { 0f, 1e-3f, 1e-2f, 1e-1f })
        {
            var model = ml.Regression.Trainers.OnlineGradientDescent(l2Regularization: l2, numberOfIterations: 20).Fit(training);
            yield return (l2, ml.Regression.Evaluate(model.Transform(heldOut)).RSquared);
        }
    }
    // </snippet>
}
