using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a column that knows the label by itself: usually filled in after the outcome, or made from it.</summary>
/// <remarks>
/// Statistic: share of the best constant's error that leave-one-out prediction from this column alone removes, at most 1. A warning where the column
/// determines the label, nearly does, or where merely having a value tells it; a question where it is strong: real diagnostics are.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class TargetLeakDetector(TargetLeakOptions? options = null) : IDetector
{
    private readonly TargetLeakOptions options = options ?? TargetLeakOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3017", "TargetLeak", "A column that knows the label by itself.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data is not { ColumnSkills.Count: > 0 } data)
        {
            return Answer.NotHere("What single columns know about the label was not measured.");
        }

        ColumnSkill[] judged = [.. data.ColumnSkills.Where(c => c.Rows >= options.MinimumRows && !double.IsNaN(c.Skill))];
        Suspect[] found = [.. judged.Select(Judge).OfType<Suspect>().WorstFirst()];
        return judged.Length == 0 ? Answer.Undecided($"No column has {options.MinimumRows:N0} labelled rows with a label that varies.")
            : found.Length == 0 ? Answer.Clear
            : found.Report(Info, Message(found, judged.First(c => c.Name == found[0].Name)));
    }

    private Suspect? Judge(ColumnSkill column)
    {
        bool isTold = column.PresenceSkill > options.PresenceSkill;
        Evidence evidence = column.IsExact ? new Evidence($"determines the label('{column.Name}')", 1, Expectation.AtMost, 0, column.Rows)
            : isTold ? new Evidence($"skill of presence('{column.Name}')", column.PresenceSkill, Expectation.AtMost, options.PresenceSkill, column.Rows)
            : new Evidence($"skill alone('{column.Name}')", column.Skill, Expectation.AtMost, options.StrongSkill, column.Rows);
        return !evidence.ContradictsExpectation ? null
            : new Suspect(column.Name, options.IsLeak(column) ? Severity.Warning : Severity.Note, evidence) { Badness = evidence.Value };
    }

    private FormattableString Message(Suspect[] found, ColumnSkill worst) =>
        $"{found.Lead()}{Said(worst)} (n = {worst.Rows:N0}). {(options.IsLeak(worst) ? "A model that learns this fails where the column is not yet known" : "That is strong, and may be right")}. Ask when and from what it is filled in: leave it out unless it is known at prediction time.";

    private string Said(ColumnSkill c) =>
        c.IsExact ? $"'{c.Name}' determines the label without exception"
        : c.PresenceSkill > options.PresenceSkill ? Answer.Text($"Whether '{c.Name}' has a value removes {c.PresenceSkill:P1} of the best constant's error, as when it is filled in after the outcome")
        : Answer.Text($"'{c.Name}' alone removes {c.Skill:P1} of the best constant's error");
}

/// <summary>When a column knows too much. Immutable.</summary>
/// <remarks>Source: Kaufman et al., "Leakage in data mining" (2012), for the idea; the limits from 48 public tables: real leaks reach .93 by presence or are exact, honest columns stay at or below .98.</remarks>
public sealed record TargetLeakOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static TargetLeakOptions Default { get; } = new();

    /// <summary>Skill of one column above which it is a leak, in [0, 1]; .995 by default.</summary>
    public double LeakSkill { get; init => field = Limit.In(value, 0, 1); } = .995;

    /// <summary>Skill of one column above which it deserves a question, in [0, 1]; .9 by default.</summary>
    public double StrongSkill { get; init => field = Limit.In(value, 0, 1); } = .9;

    /// <summary>Skill of a value's presence alone above which it is a leak, in [0, 1]; .8 by default.</summary>
    public double PresenceSkill { get; init => field = Limit.In(value, 0, 1); } = .8;

    /// <summary>Labelled rows needed, at least 10; 50 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 10); } = 50;

    internal bool IsLeak(ColumnSkill column) => column.IsExact || column.Skill > LeakSkill || column.PresenceSkill > PresenceSkill;
}
