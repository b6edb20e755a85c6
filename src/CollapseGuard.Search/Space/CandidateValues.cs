namespace CollapseGuard.Search;

/// <summary>Two candidates are the same if they try the same, whatever their trial.</summary>
internal sealed class CandidateValues : IEqualityComparer<Candidate>
{
    public static CandidateValues Comparer { get; } = new();

    public bool Equals(Candidate? x, Candidate? y) => x is null ? y is null : y is not null && x.HasValuesOf(y);

    public int GetHashCode(Candidate candidate)
    {
        var hash = new HashCode();
        foreach (double value in candidate.Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
