namespace CollapseGuard.Cases.MLNetTables;

/// <summary>One set, trainer and scaling.</summary>
/// <param name="Set">The set.</param>
/// <param name="Plain">What was trained.</param>
/// <param name="Before">How good the plain model is.</param>
/// <param name="Report">The verdict on it that most seeds gave.</param>
/// <param name="Agreeing">Seeds with this outcome.</param>
/// <param name="Fix">What was done.</param>
/// <param name="Remedy">The remedy followed, or the one that advises not to train; empty where there is none.</param>
/// <param name="Control">The plain model with another seed.</param>
/// <param name="After">The remedied model with the seed of the control.</param>
internal sealed record TableRow(TableSet Set, Recipe Plain, HeldOutFigures Before, CollapseReport Report, int Agreeing, Fix Fix, string Remedy, HeldOutFigures? Control, HeldOutFigures? After)
{
    /// <summary>From this modal share on decisions do not vary; as reference.json counts a collapse.</summary>
    public const double ModalLimit = .995;

    /// <summary>Two-sided .05, the normal approximation.</summary>
    public const double SkillLimit = 1.96;

    /// <summary>A balanced accuracy so much above that of the control counts as better.</summary>
    public const double Gain = .02;

    private const string SignalProbe = "CG3001";

    public bool HasSkill => Before.Auc - .5 > SkillLimit * Before.AucError;

    /// <summary>Where one class has nearly all rows, a good model decides for it nearly always: then half of the others must be missed.</summary>
    public bool IsModal => Before.ModalShare >= ModalLimit && (Set.MajorityShare < ModalLimit || Before.BalancedAccuracy < .75);

    public Truth Truth => (IsModal, HasSkill) switch
    {
        (true, true) => Truth.Decision,
        (true, false) => Truth.Score,
        (false, true) => Truth.Sound,
        _ => Truth.NoSkill,
    };

    public Mark Mark => (Truth, Report.Outcome) switch
    {
        (Truth.Decision, Outcome.DecisionCollapse) => Mark.Right,
        (Truth.Score or Truth.NoSkill, Outcome.OutputCollapse or Outcome.NoSignal or Outcome.NoSkill) => Mark.Right,
        (Truth.Sound, Outcome.OutputCollapse or Outcome.DecisionCollapse or Outcome.NoSignal or Outcome.NonFinite) => Mark.Wrong,
        (Truth.Sound, Outcome.PartialCollapse) => Before.HasUnpredicted ? Mark.Right : Mark.Wrong,
        (Truth.Sound, _) => Mark.Right,
        (_, Outcome.Inconclusive) => Mark.Undecided,
        _ => Mark.Wrong,
    };

    /// <summary>Whether the probe found signal in the inputs; null where it was not asked or could not tell.</summary>
    public bool? Signal =>
        Report.Cleared.Any(d => d.Id == SignalProbe) ? true
        : Report.Findings.Any(f => f.Detector.Id == SignalProbe) ? false
        : null;

    /// <summary>Why the probe did not decide; null where it did or was not asked.</summary>
    public string? ProbeReason => Report.NotEvaluated.FirstOrDefault(n => n.Detector.Id == SignalProbe && IsShown)?.Reason;

    /// <summary>Whether signal is shown: by the probe, or by the held-out scores of the model itself.</summary>
    public bool IsSignalShown => Signal == true || (Signal is null && HasSkill);

    public bool IsCollapsed => Truth != Truth.Sound;

    public bool IsBetter => After is not null && After.BalancedAccuracy - Control!.BalancedAccuracy > Gain;

    public CauseId? FirstCause => Report.Causes.Count > 0 ? Report.Causes[0].Cause : null;

    /// <summary>Whether the row is shown: what collapsed, and what was not found healthy.</summary>
    public bool IsShown => IsCollapsed || Report.Outcome != Outcome.Healthy;

    /// <summary>Trains, judges, and follows the first remedy.</summary>
    public static TableRow Of(TableSet set, Recipe plain, int folds, int seeds)
    {
        HeldOut[] before = [.. Enumerable.Range(1, seeds).Select(seed => HeldOut.Of(set, plain, folds, seed, seed))];
        CollapseReport[] reports = [.. before.Select(answers => answers.Check())];
        IGrouping<Outcome, CollapseReport> most = reports.GroupBy(r => r.Outcome).MaxBy(g => g.Count())!;
        var row = new TableRow(set, plain, new HeldOutFigures(before), most.First(), most.Count(), Fix.None, "", null, null);
        if (!row.IsCollapsed && row.Report.Outcome is (Outcome.Healthy or Outcome.Inconclusive))
        {
            return row;
        }

        (Fix fix, string remedy) = Prescription.First(row.Report, plain, set.IsBinary);
        row = row with { Remedy = remedy, Fix = row.Signal == false ? Fix.None : fix };
        return row.Fix == Fix.None ? row : row with
        {
            Control = Again(set, plain, folds, seeds),
            After = Again(set, plain with { Fix = row.Fix }, folds, seeds),
        };
    }

    // The same folds; the training has a seed that no plain model had.
    private static HeldOutFigures Again(TableSet set, Recipe recipe, int folds, int seeds) =>
        new([.. Enumerable.Range(1, seeds).Select(seed => HeldOut.Of(set, recipe, folds, seed, 1000 + seed))]);
}
