using CollapseGuard.Summaries;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>The shape functions of ML.NET's additive models: which of them are more than one number.</summary>
internal static class ShapeFunctions
{
    /// <summary>The shape; null when ML.NET does not show enough of the functions to call them flat.</summary>
    /// <remarks>
    /// Inputs that did not vary have no function, and <c>GetBinEffects</c> takes only inputs numbered below the count of functions: with k such inputs, up to k functions stay hidden.
    /// One that varies settles it; without one, hidden functions leave it open.
    /// </remarks>
    public static AdditiveShape? Of(string name, GamModelParametersBase model)
    {
        int all = model.NumberOfShapeFunctions, seen = 0, varying = 0;
        for (int input = 0; input < all; input++)
        {
            IReadOnlyList<double> effects = model.GetBinEffects(input);
            seen += effects.Count > 0 ? 1 : 0;
            varying += effects.Count > 0 && effects.Any(effect => !effect.Equals(effects[0])) ? 1 : 0;
        }

        return varying > 0 || seen == all ? new AdditiveShape(name, all, varying) : null;
    }
}
