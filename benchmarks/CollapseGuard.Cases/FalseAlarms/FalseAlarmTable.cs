using System.Globalization;

namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>The result as Markdown rows and as one line of JSON.</summary>
internal static class FalseAlarmTable
{
    /// <summary>Heading of the table.</summary>
    public const string Header =
        """
        | task | population | models | Healthy | Inconclusive | NoSkill | Output- | Decision- | PartialCollapse | wrong by third of n | Inconclusive where decidable |
        |---|---|---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>One population. "Wrong" is any collapse for a healthy model, Healthy for a collapsed one.</summary>
    public static string Row(PopulationCase population, Tally tally)
    {
        string thirds = population.Kind == PopulationKind.Corner ? ""
            : string.Join(" / ", Enumerable.Range(0, Tally.Thirds).Select(t => Percent(tally.ShareIn(t, Wrong(population.Kind)))));
        string[] cells =
        [
            population.Task,
            population.Name,
            tally.Count.ToString("N0", CultureInfo.InvariantCulture),
            Percent(tally.Share(o => o == Outcome.Healthy)),
            Percent(tally.Share(o => o == Outcome.Inconclusive)),
            Percent(tally.Share(o => o == Outcome.NoSkill)),
            Percent(tally.Share(o => o == Outcome.OutputCollapse)),
            Percent(tally.Share(o => o == Outcome.DecisionCollapse)),
            Percent(tally.Share(o => o == Outcome.PartialCollapse)),
            thirds,
            string.Create(CultureInfo.InvariantCulture, $"{Percent((double)tally.Undecided / tally.Decidable)} of {tally.Decidable:N0}"),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>The sums over all tasks; "inconclusive" is over the models that had enough rows for an answer.</summary>
    public static string Json(IReadOnlyList<(PopulationCase Population, Tally Tally)> results)
    {
        Tally healthy = Sum(results, PopulationKind.Healthy);
        Tally collapsed = Sum(results, PopulationKind.Collapsed);
        double inconclusive = (double)(healthy.Undecided + collapsed.Undecided) / (healthy.Decidable + collapsed.Decidable);
        return string.Create(CultureInfo.InvariantCulture, $$"""{"healthy":{{healthy.Count}},"falseAlarms":{{healthy.Share(Tally.IsCollapse):0.#####}},"collapsed":{{collapsed.Count}},"missed":{{collapsed.Share(o => o == Outcome.Healthy):0.#####}},"inconclusive":{{inconclusive:0.#####}}}""");
    }

    private static Func<Outcome, bool> Wrong(PopulationKind kind) =>
        kind == PopulationKind.Healthy ? Tally.IsCollapse : o => o == Outcome.Healthy;

    private static Tally Sum(IReadOnlyList<(PopulationCase Population, Tally Tally)> results, PopulationKind kind)
    {
        var sum = new Tally();
        foreach ((PopulationCase population, Tally tally) in results)
        {
            if (population.Kind == kind)
            {
                sum.Merge(tally);
            }
        }

        return sum;
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");
}
