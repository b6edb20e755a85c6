using Microsoft.ML;

namespace CollapseGuard.MLNet;

/// <summary>What CollapseGuard adds to ML.NET: <c>mlContext.CollapseGuard()</c>. Free to share as far as the context is.</summary>
/// <remarks>Parameter names are ML.NET's. One partial file an aid, in the folder of what it builds.</remarks>
public sealed partial class CollapseGuardCatalog
{
    private readonly MLContext context;

    internal CollapseGuardCatalog(MLContext context) => this.context = context;
}
