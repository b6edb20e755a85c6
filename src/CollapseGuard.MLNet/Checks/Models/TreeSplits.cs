using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Counts the splits of a tree.</summary>
internal static class TreeSplits
{
    /// <summary>Its splits; 0 when all its leaves hold one number: ML.NET writes a LightGBM tree of one leaf as a split into two equal ones.</summary>
    public static int Count(RegressionTreeBase tree)
    {
        IReadOnlyList<double> leaves = tree.LeafValues;
        return leaves.Any(leaf => !leaf.Equals(leaves[0])) ? tree.NumberOfNodes : 0;
    }
}
