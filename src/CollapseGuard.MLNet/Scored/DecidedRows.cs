using CollapseGuard.MLNet.Reading;
using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Decisions beside the truth, as codes into one list of names: the classes of the labels first, then those only predicted.</summary>
/// <param name="Classes">The name of each class.</param>
/// <param name="Actual">True class of each row that has label and decision.</param>
/// <param name="Decided">Predicted class of each of them.</param>
/// <param name="Unlabelled">Rows left out because label or decision is missing.</param>
internal sealed record DecidedRows(string[] Classes, int[] Actual, int[] Decided, int Unlabelled)
{
    /// <summary>Counts of (actual, predicted).</summary>
    public ConfusionMatrix Confusion()
    {
        var counts = new long[Classes.Length * Classes.Length];
        for (int row = 0; row < Actual.Length; row++)
        {
            counts[(Actual[row] * Classes.Length) + Decided[row]]++;
        }

        return new ConfusionMatrix(Classes.Length, counts);
    }

    /// <summary>Joins two columns by the names of their classes.</summary>
    public static DecidedRows Join(ClassLabels actual, ClassLabels decided)
    {
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in actual.Names.Concat(decided.Names))
        {
            codeOf.TryAdd(name, codeOf.Count);
        }

        int[] codeOfDecided = [.. decided.Names.Select(name => codeOf[name])];
        int[] kept = [.. Enumerable.Range(0, actual.Codes.Length).Where(row => actual.Codes[row] != ClassLabels.Missing && decided.Codes[row] != ClassLabels.Missing)];
        return new DecidedRows(
            [.. codeOf.OrderBy(pair => pair.Value).Select(pair => pair.Key)],
            [.. kept.Select(row => actual.Codes[row])],
            [.. kept.Select(row => codeOfDecided[decided.Codes[row]])],
            actual.Codes.Length - kept.Length);
    }
}
