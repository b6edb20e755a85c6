namespace CollapseGuard.Resampling;

/// <summary>Borderline-SMOTE: new rows from the rows of a class that other classes press, but have not swallowed.</summary>
/// <remarks>
/// A row is in danger when of its <see cref="MNeighbors"/> nearest rows at least half but not all are of other classes. Version 1
/// goes from such rows to neighbours in the class. Version 2 goes to neighbours of any class, towards another class by a step
/// that is multiplied by another uniform number in [0, 0.5). A class without such rows is left as it is, which
/// <see cref="Resampled.Notes"/> says. Han, Wang, Mao: Borderline-SMOTE, Advances in Intelligent Computing (2005), 878–887;
/// semantics of imbalanced-learn's <c>BorderlineSMOTE</c>.
/// </remarks>
public sealed record BorderlineSmote : GeneratingSampler
{
    /// <summary>Neighbours to go to; in version 1 a class needs one row more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int KNeighbors { get; init => field = NeighborCount.Positive(value, nameof(KNeighbors)); } = 5;

    /// <summary>Neighbours of any class that tell whether a row is in danger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MNeighbors { get; init => field = NeighborCount.Positive(value, nameof(MNeighbors)); } = 10;

    /// <summary>1: towards neighbours in the class. 2: towards neighbours of any class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither 1 nor 2.</exception>
    public int Version
    {
        get;
        init => field = value is 1 or 2 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Version is {value}; Borderline-SMOTE has versions 1 and 2.");
    }
    = 1;

    /// <summary>Whether fewer neighbours are used where there are too few rows, which <see cref="Resampled.Notes"/> then says; otherwise it is an error.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    internal override int LeastClassRows => Version == 2 ? 1 : LowerNeighbors ? 2 : KNeighbors + 1;

    internal override RowSource? Prepare(SamplingRun run, int @class, int count)
    {
        int k = Version == 1
            ? NeighborCount.InClass(run, @class, KNeighbors, LowerNeighbors, nameof(KNeighbors))
            : NeighborCount.InAll(run, KNeighbors, LowerNeighbors, nameof(KNeighbors));
        int m = NeighborCount.InAll(run, MNeighbors, LowerNeighbors, nameof(MNeighbors));
        int[] rows = run.RowsByClass[@class];
        NeighborRows around = run.Neighborhoods.AmongAll(rows, m);
        int[] places = InDanger(run.Rows.Labels.Span, @class, around);
        if (places.Length == 0)
        {
            run.Note($"class '{run.Rows.ClassNames[@class]}' was left at {rows.Length} rows: none of them is in danger, with at least half but not all of its {m} nearest rows of other classes");
            return null;
        }

        int[] danger = Array.ConvertAll(places, place => rows[place]);
        if (Version == 1)
        {
            return new InterpolatedRows(run, @class, count, danger, run.Neighborhoods.Within(danger, rows, k));
        }

        // The neighbours that told of danger are those to go to, where they are enough.
        return new BorderRows(run, @class, count, danger, k <= m ? around.Of(places, k) : run.Neighborhoods.AmongAll(danger, k));
    }

    /// <summary>Places, among the rows of the class, of those in danger.</summary>
    private static int[] InDanger(ReadOnlySpan<int> labels, int @class, NeighborRows neighbors)
    {
        var danger = new List<int>();
        for (int i = 0; i < neighbors.Queries; i++)
        {
            int others = 0;
            foreach (int neighbor in neighbors[i])
            {
                others += labels[neighbor] != @class ? 1 : 0;
            }

            if (2 * others >= neighbors.K && others < neighbors.K)
            {
                danger.Add(i);
            }
        }

        return [.. danger];
    }

    /// <summary>Rows between a row in danger and a neighbour of any class, nearer to the former when classes differ.</summary>
    private sealed class BorderRows(SamplingRun run, int @class, int count, int[] starts, NeighborRows neighbors) : InterpolatedRows(run, @class, count, starts, neighbors)
    {
        private readonly ReadOnlyMemory<int> labels = run.Rows.Labels;
        private readonly CounterRandom damping = run.Random(Draw.Damping, @class);

        protected override float Step(int index, int second)
        {
            float step = base.Step(index, second);
            return labels.Span[second] == Class ? step : step * (damping.UnitFloat(index) * .5f);
        }
    }
}
