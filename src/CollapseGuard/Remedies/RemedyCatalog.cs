namespace CollapseGuard.Remedies;

/// <summary>The one list of remedies. Adding one: an entry here, its snippet, its docs page.</summary>
public static class RemedyCatalog
{
    /// <summary>Every remedy; several may treat one cause, the first of them first.</summary>
    public static IReadOnlyList<Remedy> All { get; } = [];

    /// <summary>Remedies for the best supported causes, in the order of the causes.</summary>
    /// <param name="causes">Causes as ranked.</param>
    /// <param name="limit">At most so many causes are treated: further down the list they are guesses.</param>
    public static IReadOnlyList<Remedy> For(IReadOnlyList<RankedCause> causes, int limit = 3)
    {
        ArgumentNullException.ThrowIfNull(causes);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return [.. causes.Take(limit).SelectMany(c => All.Where(r => r.Cause == c.Cause))];
    }
}
