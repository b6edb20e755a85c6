namespace CollapseGuard.Search.Running;

/// <summary>What has been proposed and what has ended, by number. Not safe for several threads.</summary>
internal sealed class TrialBook(SearchSpace space, SearchOptions options)
{
    private readonly Dictionary<int, Trial> ended = [];
    private readonly List<Candidate> proposed = [];
    private readonly HashSet<Candidate> proposedValues = new(CandidateValues.Comparer);

    /// <summary>The number of the next proposal.</summary>
    public int Next => proposed.Count;

    /// <summary>Trials that ended.</summary>
    public int Ended => ended.Count;

    /// <summary>All that ended, by number.</summary>
    public Trial[] Trials => [.. ended.Values.OrderBy(trial => trial.Number)];

    /// <summary>The best that may win; of equal ones the first.</summary>
    public Trial? Best { get; private set; }

    /// <summary>Takes a trial that ended.</summary>
    public void Add(Trial trial)
    {
        ended.Add(trial.Number, trial);
        if (trial.IsBetterThan(Best, options.Direction) || (trial.State == TrialState.Accepted && trial.Score == Best?.Score && trial.Number < Best.Number))
        {
            Best = trial;
        }
    }

    /// <summary>Passes over numbers whose trials a journal holds.</summary>
    public void SkipEnded()
    {
        while (ended.TryGetValue(Next, out Trial? trial))
        {
            AddProposal(trial.Candidate);
        }
    }

    /// <summary>Whether what the next proposal counts on has ended.</summary>
    public bool IsReady()
    {
        if (options.Strategy.NeedsResults(space, Next))
        {
            // The oldest that may still run is looked at first: usually it is the one that does.
            for (int number = Next - options.Parallelism; number >= 0; number--)
            {
                if (!ended.ContainsKey(number))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The next candidate; null if there is none left.</summary>
    public Candidate? Propose(CancellationToken cancellationToken)
    {
        int settled = Math.Max(0, Next - options.Parallelism + 1);
        bool needsResults = options.Strategy.NeedsResults(space, Next);
        Candidate? candidate = options.Strategy.Propose(new ProposalState
        {
            Space = space,
            Seed = options.Seed,
            Direction = options.Direction,
            Number = Next,
            Settled = needsResults ? [.. Enumerable.Range(0, settled).Select(number => ended[number])] : [],
            Pending = needsResults ? proposed[settled..] : [],
            Proposed = proposedValues,
            Cancellation = cancellationToken,
        });
        if (candidate is not null)
        {
            AddProposal(candidate);
        }

        return candidate;
    }

    /// <summary>Where the search stands.</summary>
    public SearchProgress Progress(TimeSpan elapsed, Trial? last, StopReason? reason) => new()
    {
        Finished = ended.Count,
        Accepted = ended.Values.Count(trial => trial.State == TrialState.Accepted),
        Rejected = ended.Values.Count(trial => trial.State == TrialState.Rejected),
        Failed = ended.Values.Count(trial => trial.State == TrialState.Failed),
        MaximumTrials = options.MaximumTrials,
        Elapsed = elapsed,
        Best = Best,
        Last = last,
        Ended = reason,
    };

    private void AddProposal(Candidate candidate)
    {
        proposed.Add(candidate);
        proposedValues.Add(candidate);
    }
}
