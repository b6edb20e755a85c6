namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Gives rows to folds so that each fold has its share of every class, or of every range of a number.</summary>
internal static class StratifiedFolds
{
    /// <param name="labels">One a row; NaN = missing, a stratum of its own.</param>
    /// <param name="areClasses">True: equal labels are a stratum. False: each run of neighbours in the order of labels is.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="seed">Same seed, same folds.</param>
    public static int[] Assign(ReadOnlySpan<double> labels, bool areClasses, int folds, int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        random.Shuffle(order); // so that ties do not keep the order of the rows
        double[] keys = new double[labels.Length];
        for (int i = 0; i < order.Length; i++)
        {
            keys[i] = labels[order[i]];
        }

        int[] places = [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i])]; // stable
        var assigned = new int[labels.Length];
        int[] deal = [.. Enumerable.Range(0, folds)];
        for (int i = 0; i < places.Length; i++)
        {
            // Classes are dealt round on and on, so that sizes differ by one; of numbers each hand of neighbours is dealt anew.
            if (i % folds == 0 && !areClasses)
            {
                random.Shuffle(deal);
            }

            assigned[order[places[i]]] = deal[i % folds];
        }

        return assigned;
    }
}
