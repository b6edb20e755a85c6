namespace CollapseGuard;

/// <summary>What a detector answers: <see cref="Clear"/>, <see cref="Found"/> or <see cref="NotEvaluated"/>; a closed set.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Looked, had enough to judge, and found nothing. For the skill detector: skill is shown.</summary>
    public sealed record Clear : Verdict
    {
        /// <summary>The one instance.</summary>
        public static Clear Instance { get; } = new();

        private Clear()
        {
        }
    }

    /// <summary>Found what it looks for.</summary>
    /// <param name="Finding">What was found.</param>
    public sealed record Found(Finding Finding) : Verdict;

    /// <summary>Could not judge; never counted as healthy.</summary>
    /// <param name="Reason">Why, and what would decide.</param>
    /// <param name="Applies">False when the detector has nothing to say about this kind of input at all (a regression detector on labels).</param>
    public sealed record NotEvaluated(string Reason, bool Applies = true) : Verdict;
}
