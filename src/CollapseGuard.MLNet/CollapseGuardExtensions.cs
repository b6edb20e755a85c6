using CollapseGuard.MLNet;

// The namespace of MLContext, so that IntelliSense shows the front door where ML.NET is used.
namespace Microsoft.ML;

/// <summary>The front door of CollapseGuard in ML.NET.</summary>
public static class CollapseGuardExtensions
{
    /// <summary>Checks, steps and training aids of CollapseGuard for this context.</summary>
    /// <param name="mlContext">The context whose seed, log and catalogs are used.</param>
    /// <returns>A catalog; holds nothing but the context, so it may be made as often as needed.</returns>
    public static CollapseGuardCatalog CollapseGuard(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new CollapseGuardCatalog(mlContext);
    }
}
