namespace CollapseGuard.Cases.MLNetTables;

/// <summary>What the rows come to.</summary>
internal sealed class TableTotals
{
    public TableTotals(IReadOnlyList<TableRow> rows)
    {
        Sets = rows.Select(r => r.Set.Name).Distinct().Count();
        Models = rows.Count;
        DecisionCollapses = new Told(rows, Truth.Decision);
        ScoreCollapses = new Told(rows, Truth.Score);
        WithoutSkill = new Told(rows, Truth.NoSkill);
        Sound = new Told(rows, Truth.Sound);
        CollapsedWithSignal = new Treated([.. rows.Where(r => r.IsCollapsed && r.Signal == true)]);
        CollapsedSignalShown = new Treated([.. rows.Where(r => r.IsCollapsed && r.IsSignalShown)]);
        SoundButNotHealthy = new Treated([.. rows.Where(r => !r.IsCollapsed && r.Report.Outcome is not (Outcome.Healthy or Outcome.Inconclusive))]);
        CollapsedWithoutSignal = rows.Count(r => r.IsCollapsed && r.Signal == false);
        Withheld = rows.Count(r => r.IsCollapsed && r.Signal == false && r.After is null);
        CollapsedSignalUnknown = rows.Count(r => r.IsCollapsed && r.Signal is null && !r.IsSignalShown);
    }

    public int Sets { get; }

    public int Models { get; }

    public Told DecisionCollapses { get; }

    public Told ScoreCollapses { get; }

    public Told WithoutSkill { get; }

    public Told Sound { get; }

    /// <summary>Where the probe finds signal.</summary>
    public Treated CollapsedWithSignal { get; }

    /// <summary>Where the probe finds it, or cannot tell and the model's own scores rank.</summary>
    public Treated CollapsedSignalShown { get; }

    /// <summary>Skill and varied decisions, and something else found: a class never decided for, or no skill over a constant.</summary>
    public Treated SoundButNotHealthy { get; }

    public int CollapsedWithoutSignal { get; }

    public int Withheld { get; }

    public int CollapsedSignalUnknown { get; }

    /// <summary>How models of one kind were judged.</summary>
    internal sealed class Told(IReadOnlyList<TableRow> rows, Truth truth)
    {
        public int Models { get; } = rows.Count(r => r.Truth == truth);

        public int Right { get; } = rows.Count(r => r.Truth == truth && r.Mark == Mark.Right);

        public int Undecided { get; } = rows.Count(r => r.Truth == truth && r.Mark == Mark.Undecided);

        public int Wrong { get; } = rows.Count(r => r.Truth == truth && r.Mark == Mark.Wrong);
    }

    /// <summary>What a remedy did for models of one kind.</summary>
    internal sealed class Treated(IReadOnlyList<TableRow> rows)
    {
        public int Models { get; } = rows.Count;

        public int Remedied { get; } = rows.Count(r => r.After is not null);

        public int Better { get; } = rows.Count(r => r.IsBetter);

        /// <summary>Of all, remedied or not.</summary>
        public double? BetterShare { get; } = rows.Count == 0 ? null : rows.Count(r => r.IsBetter) / (double)rows.Count;
    }
}
