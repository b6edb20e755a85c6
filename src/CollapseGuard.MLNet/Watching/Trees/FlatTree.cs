using CollapseGuard.MLNet.Checks.Models;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>One regression tree as plain arrays. ML.NET's lists are wrappers, an interface call a step.</summary>
internal sealed class FlatTree
{
    private readonly int[] left;
    private readonly int[] right;
    private readonly int[] feature;
    private readonly float[] threshold;
    private readonly int[]?[] categories;
    private readonly double[] leaves;

    /// <summary>Copies a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="weight">What its leaves are multiplied by.</param>
    /// <param name="slotOf">Where a feature lies in the rows to come.</param>
    public FlatTree(RegressionTreeBase tree, double weight, Func<int, int> slotOf)
    {
        HasSplit = TreeSplits.Count(tree) > 0;
        left = [.. tree.LeftChild];
        right = [.. tree.RightChild];
        feature = [.. tree.NumericalSplitFeatureIndexes.Select((index, node) => tree.CategoricalSplitFlags[node] ? 0 : slotOf(index))];
        threshold = [.. tree.NumericalSplitThresholds];
        categories = [.. tree.CategoricalSplitFlags.Select((flag, node) => flag ? tree.GetCategoricalSplitFeaturesAt(node).Select(slotOf).ToArray() : null)];
        leaves = [.. tree.LeafValues.Select(value => weight * value)];
    }

    /// <summary>The features that a tree asks for.</summary>
    public static IEnumerable<int> Asked(RegressionTreeBase tree) => Enumerable.Range(0, tree.LeftChild.Count).SelectMany(node =>
        tree.CategoricalSplitFlags[node] ? tree.GetCategoricalSplitFeaturesAt(node) : Enumerable.Repeat(tree.NumericalSplitFeatureIndexes[node], 1));

    /// <summary>Whether its value depends on any feature.</summary>
    public bool HasSplit { get; }

    /// <summary>The weighted value of the leaf that a row falls into. A negative child is the complement of a leaf's index.</summary>
    public double Value(ReadOnlySpan<float> row)
    {
        int node = left.Length > 0 ? 0 : ~0;
        while (node >= 0)
        {
            node = GoesLeft(node, row) ? left[node] : right[node];
        }

        return leaves.Length == 0 ? 0 : leaves[~node];
    }

    // A categorical split sends a row to the right when any of its indicator features is on.
    private bool GoesLeft(int node, ReadOnlySpan<float> row)
    {
        if (categories[node] is not { } indicators)
        {
            return row[feature[node]] <= threshold[node];
        }

        foreach (int indicator in indicators)
        {
            if (row[indicator] > 0)
            {
                return false;
            }
        }

        return true;
    }
}
