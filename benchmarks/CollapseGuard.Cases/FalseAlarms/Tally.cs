namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>Outcomes of one population, by third of the range of n.</summary>
internal sealed class Tally
{
    /// <summary>Number of thirds.</summary>
    public const int Thirds = 3;

    private static readonly int OutcomeCount = Enum.GetValues<Outcome>().Length;
    private readonly long[,] counts = new long[Thirds, OutcomeCount];

    /// <summary>Models that had enough rows for an answer.</summary>
    public long Decidable { get; private set; }

    /// <summary>Of these, how many were left Inconclusive.</summary>
    public long Undecided { get; private set; }

    /// <summary>All models.</summary>
    public long Count => Enumerable.Range(0, Thirds).Sum(CountIn);

    /// <summary>OutputCollapse, DecisionCollapse or PartialCollapse: what the acceptance calls collapsed.</summary>
    public static bool IsCollapse(Outcome outcome) =>
        outcome is Outcome.OutputCollapse or Outcome.DecisionCollapse or Outcome.PartialCollapse;

    public void Add(SampledModel model, Outcome outcome)
    {
        double place = Math.Log((double)model.Rows / IPopulation.MinimumRows) / Math.Log((double)IPopulation.MaximumRows / IPopulation.MinimumRows);
        counts[Math.Min((int)(Thirds * place), Thirds - 1), (int)outcome]++;
        Decidable += model.IsDecidable ? 1 : 0;
        Undecided += model.IsDecidable && outcome == Outcome.Inconclusive ? 1 : 0;
    }

    public void Merge(Tally other)
    {
        for (int third = 0; third < Thirds; third++)
        {
            for (int o = 0; o < OutcomeCount; o++)
            {
                counts[third, o] += other.counts[third, o];
            }
        }

        Decidable += other.Decidable;
        Undecided += other.Undecided;
    }

    public long CountIn(int third) => Enumerable.Range(0, OutcomeCount).Sum(o => counts[third, o]);

    public double Share(Func<Outcome, bool> which) => (double)Enumerable.Range(0, Thirds).Sum(t => Matching(t, which)) / Count;

    public double ShareIn(int third, Func<Outcome, bool> which) => (double)Matching(third, which) / CountIn(third);

    private long Matching(int third, Func<Outcome, bool> which) =>
        Enumerable.Range(0, OutcomeCount).Where(o => which((Outcome)o)).Sum(o => counts[third, o]);
}
