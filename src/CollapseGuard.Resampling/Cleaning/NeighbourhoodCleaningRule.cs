using System.Globalization;

namespace CollapseGuard.Resampling;

/// <summary>Takes out rows that their neighbours outvote, and rows of large classes around badly placed rows of the smallest class.</summary>
/// <remarks>
/// Laurikkala: Improving identification of difficult small classes by balancing class distribution, 2001. First
/// <see cref="EditedNearestNeighbours"/> by majority names rows of targeted classes; then, for each row of the smallest class
/// whose neighbours disagree by <see cref="Rule"/>, its neighbours of targeted classes that hold more than
/// <see cref="CleaningThreshold"/> of all rows. Both are judged by the whole input, then go together. Ties in distance go by row
/// number. Semantics of imbalanced-learn 0.10; its rule 'all' looks at class values instead of comparing them, which is the same
/// only where the smallest class is the one that is not zero. Numeric columns, nothing missing.
/// </remarks>
public sealed record NeighbourhoodCleaningRule : SelectingSampler
{
    /// <summary>Neighbours that judge a row, itself not among them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 3;

    /// <summary>When the neighbours of a row of the smallest class agree with it.</summary>
    public EditingRule Rule { get; init; }

    /// <summary>The share of all rows above which a class loses neighbours of badly placed rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1), or NaN.</exception>
    public double CleaningThreshold
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"CleaningThreshold is {value}; a share of all rows must be in (0, 1)."));
    }
    = .5;

    /// <summary>Whether fewer neighbours will do where there are too few rows; said in the notes.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override SamplingKind Kind => SamplingKind.Cleaning;

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    /// <inheritdoc/>
    public override bool IsRandom => false;

    internal override int[] Select(SamplingRun run)
    {
        int k = NeighborCount.InAll(run, Neighbors, LowerNeighbors, nameof(Neighbors));
        run.Report(.1);
        IReadOnlyList<int> counts = run.Rows.ClassCounts;
        int smallest = new ClassTable(Name, Kind, run.Rows.ClassNames, counts).Smallest;
        int[] labels = run.Rows.Labels.ToArray();
        int[] asked = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == smallest || run.Plan.IsTargeted(labels[row]))];
        NeighborRows found = run.Neighborhoods.AmongAll(asked, k);

        var gone = new bool[labels.Length];
        var votes = new int[counts.Count];
        for (int i = 0; i < asked.Length; i++)
        {
            int own = labels[asked[i]];
            if (run.Plan.IsTargeted(own))
            {
                gone[asked[i]] |= EditingRounds.Agree(EditingRule.Mode, labels, asked[i], found[i], k, votes) == false;
            }

            if (own == smallest && EditingRounds.Agree(Rule, labels, asked[i], found[i], k, votes) == false)
            {
                foreach (int neighbor in found[i])
                {
                    int other = labels[neighbor];
                    gone[neighbor] |= run.Plan.IsTargeted(other) && counts[other] > CleaningThreshold * labels.Length;
                }
            }
        }

        return [.. Enumerable.Range(0, gone.Length).Where(row => !gone[row])];
    }
}
