namespace CollapseGuard.Search.Running;

/// <summary>Calls the trial function and says what became of the candidate.</summary>
internal sealed class TrialRunner(Func<Candidate, CancellationToken, TrialResult> function, SearchOptions options, CancellationToken cancellationToken)
{
    /// <summary>The trial; null if it was cancelled, so that nothing is known of the candidate.</summary>
    public Trial? Run(Candidate candidate)
    {
        long start = options.TimeProvider.GetTimestamp();
        try
        {
            TrialResult result = function(candidate, cancellationToken) ?? throw new InvalidOperationException("The trial function returned null; a TrialResult is required.");
            string? against = options.Rejection.ReasonAgainst(result);
            return new Trial
            {
                Candidate = candidate,
                State = against is null ? TrialState.Accepted : TrialState.Rejected,
                Score = result.Score,
                Reason = against,
                Outcome = result.Outcome,
                Report = result.Report,
                Numbers = result.Numbers.ToDictionary(StringComparer.Ordinal), // the caller's may change
                Duration = options.TimeProvider.GetElapsedTime(start),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            return new Trial
            {
                Candidate = candidate,
                State = TrialState.Failed,
                Score = double.NaN,
                Reason = $"{e.GetType().Name}: {e.Message}",
                Duration = options.TimeProvider.GetElapsedTime(start),
            };
        }
    }
}
