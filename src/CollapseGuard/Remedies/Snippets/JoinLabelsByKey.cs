namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy join-labels-by-key.</summary>
public static class JoinLabelsByKey
{
    // <snippet>
    // Labels find their row by key, never by position; a key without a partner is an error, not a shift.
    public static float[] LabelsFor(IReadOnlyList<string> rowKeys, IReadOnlyDictionary<string, float> labelOf)
    {
        string[] missing = [.. rowKeys.Where(key => !labelOf.ContainsKey(key)).Take(3)];
        return missing.Length == 0
            ? [.. rowKeys.Select(key => labelOf[key])]
            : throw new ArgumentException($"There is no label for {string.Join(", ", missing)}.");
    }
    // </snippet>
}
