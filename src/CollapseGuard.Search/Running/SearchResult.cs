using CollapseGuard.Search.Reports;

namespace CollapseGuard.Search;

/// <summary>What a search found. Immutable; free to share.</summary>
public sealed record SearchResult
{
    /// <summary>What was chosen from.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>How candidates were chosen, in one line.</summary>
    public required string Strategy { get; init; }

    /// <summary>Which scores are better.</summary>
    public required ScoreDirection Direction { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Every trial that ended, by number. After a cancellation numbers may be missing: what ran then is not known.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The accepted trial of the best score, of equal ones the first; null if none was accepted.</summary>
    /// <remarks>Where scores are noisy the best of many is lucky: its score on these rows promises too much. Judge it once on rows that no trial saw.</remarks>
    public required Trial? Best { get; init; }

    /// <summary>How many of the trials were read from a journal.</summary>
    public required int Resumed { get; init; }

    /// <summary>Why it ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>How long this call took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Trials that collapsed or were rejected for another reason, by number; each says why.</summary>
    public IEnumerable<Trial> Rejected => Trials.Where(trial => trial.State == TrialState.Rejected);

    /// <summary>Trials that threw, by number; each says what.</summary>
    public IEnumerable<Trial> Failed => Trials.Where(trial => trial.State == TrialState.Failed);

    /// <summary>The best candidate, what was rejected and why, and every trial: plain text, <c>\n</c> line ends, invariant culture.</summary>
    public string ToText() => SearchText.Write(this);

    /// <summary>The same as GitHub-flavoured Markdown; text from outside is escaped.</summary>
    public string ToMarkdown() => SearchMarkdown.Write(this);

    /// <summary>The same as indented JSON, schema version 1, reports included; NaN and infinity are the strings "NaN", "Infinity", "-Infinity".</summary>
    public string ToJson() => SearchJson.Write(this);

    /// <summary>The first lines of <see cref="ToText"/>: the best candidate and the counts.</summary>
    public override string ToString() => SearchText.Summary(this);
}
