using CollapseGuard.MLNet.Normalizing;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>The trees of a fitted model, to be summed one after the other; of a multiclass model, those of each class side by side.</summary>
/// <param name="FeatureColumnName">The vector that the trees ask.</param>
/// <param name="UsedFeatures">The slots of that vector that any tree asks for, in order: a row is read as these only, however wide the vector.</param>
/// <param name="Parts">One, or one for each class in the order of the scores.</param>
/// <param name="Target">The scale of the label that the trees were trained on; null when it was not scaled.</param>
internal sealed record StagedEnsemble(string FeatureColumnName, int[] UsedFeatures, IReadOnlyList<StagedTrees> Parts, TargetScale? Target)
{
    /// <summary>Trees of the part with most. LightGBM's trees without a split are not in the model: a class whose trees have ended stays what it is.</summary>
    public int TreeCount { get; } = Parts.Max(part => part.Trees.Length);

    /// <summary>Numbers k of trees of which the k-th of any part has a split.</summary>
    public int SplitTreeCount => Enumerable.Range(0, TreeCount).Count(tree => Parts.Any(part => tree < part.Trees.Length && part.Trees[tree].HasSplit));

    /// <summary>How scores may be made of what the trees add up to.</summary>
    public IEnumerable<ClassLink> Links => Parts.Count == 1 ? [ClassLink.None]
        : Parts.All(part => part.Calibrator is not null) ? [ClassLink.Sigmoids, ClassLink.Softmax, ClassLink.None]
        : [ClassLink.Softmax, ClassLink.None];

    /// <summary>Adds the k-th tree of each part.</summary>
    /// <param name="tree">k, from 0.</param>
    /// <param name="row">The used features of a row.</param>
    /// <param name="sums">One a part.</param>
    public void Add(int tree, ReadOnlySpan<float> row, Span<double> sums)
    {
        for (int part = 0; part < Parts.Count; part++)
        {
            sums[part] += tree < Parts[part].Trees.Length ? Parts[part].Trees[tree].Value(row) : 0;
        }
    }

    /// <summary>The scores after k trees, from the weighted sums over them.</summary>
    public void Score(ReadOnlySpan<double> sums, int trees, ClassLink link, Span<double> scores)
    {
        double total = 0, greatest = double.NegativeInfinity;
        for (int part = 0; part < scores.Length; part++)
        {
            scores[part] = Parts[part].Score(sums[part], trees);
            greatest = Math.Max(greatest, scores[part]);
        }

        for (int part = 0; part < scores.Length && link != ClassLink.None; part++)
        {
            scores[part] = link == ClassLink.Softmax ? Math.Exp(scores[part] - greatest) : Parts[part].Probability(scores[part]);
            total += scores[part];
        }

        for (int part = 0; part < scores.Length && (link != ClassLink.None || Target is not null); part++)
        {
            scores[part] = link == ClassLink.None ? Target!.Restore(scores[part]) : scores[part] / total;
        }
    }
}
