namespace CollapseGuard.Search;

/// <summary>How a search chooses its candidates: <see cref="GridStrategy"/>, <see cref="RandomStrategy"/> or <see cref="BayesianStrategy"/>. Immutable; free to share.</summary>
public abstract record SearchStrategy
{
    private protected SearchStrategy()
    {
    }

    /// <summary>Whether proposals depend on results.</summary>
    internal abstract bool UsesResults { get; }

    /// <summary>Whether the proposal of this number does; it then waits for those that it counts on.</summary>
    internal virtual bool NeedsResults(SearchSpace space, int number) => UsesResults;

    /// <summary>The next candidate; null when every candidate has been proposed. A pure function of what it is given.</summary>
    internal abstract Candidate? Propose(ProposalState state);

    /// <summary>Name and options in one line: the same line, the same proposals.</summary>
    internal abstract string Describe(SearchSpace space);
}
