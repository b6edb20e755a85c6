namespace CollapseGuard.Summaries;

/// <summary>Scores of one class against the rest, beside the truth.</summary>
public sealed record ScoreSummary
{
    /// <summary>Name of the positive class or of the score column.</summary>
    public required string Name { get; init; }

    /// <summary>The scores alone; non-finite ones are counted there and nowhere else.</summary>
    public required ValueSummary Scores { get; init; }

    /// <summary>Moments of the scores of positive rows.</summary>
    public required MomentSummary PositiveScores { get; init; }

    /// <summary>Moments of the scores of negative rows.</summary>
    public required MomentSummary NegativeScores { get; init; }

    /// <summary>How scores rank.</summary>
    public required RankingSummary Ranking { get; init; }

    /// <summary>True when the scores are probabilities; false for margins.</summary>
    public required bool AreProbabilities { get; init; }

    /// <summary>A row is decided positive when its score is at least this.</summary>
    public required double Threshold { get; init; }

    /// <summary>Decisions at the threshold: class 0 = negative, 1 = positive.</summary>
    public required LabelSummary Decisions { get; init; }

    /// <summary>Mean of -ln p(true class), p clipped to [1e-7, 1 - 1e-7], in nats; NaN for margins.</summary>
    public double LogLoss { get; init; } = double.NaN;

    /// <summary>Scores at most 1e-6 or at least 1 - 1e-6 (probabilities only).</summary>
    public long ExtremeCount { get; init; }

    /// <summary>Positive rows with a finite score.</summary>
    public long Positives => PositiveScores.Count;

    /// <summary>Negative rows with a finite score.</summary>
    public long Negatives => NegativeScores.Count;

    /// <summary>Rows with a finite score.</summary>
    public long Count => Positives + Negatives;

    /// <summary>Share of positives among them; NaN when there are none.</summary>
    public double Prevalence => (double)Positives / Count;
}
