namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy replace-identifiers.</summary>
public static class ReplaceIdentifiers
{
    // <snippet>
    // How often each key occurs among the training rows: one number instead of one column a key; unknown keys become 0.
    public static Func<string, float> CountEncoder(IEnumerable<string> trainingKeys)
    {
        Dictionary<string, int> counts = trainingKeys.CountBy(key => key).ToDictionary();
        return key => counts.GetValueOrDefault(key);
    }
    // </snippet>
}
