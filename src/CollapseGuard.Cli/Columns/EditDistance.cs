namespace CollapseGuard.Cli.Columns;

/// <summary>How many letters must change to make one name of another (Levenshtein), case ignored.</summary>
internal static class EditDistance
{
    public static int Between(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int same = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(same, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    /// <summary>The names that are nearest to one that does not exist, the nearest first.</summary>
    public static IEnumerable<string> Nearest(string name, IEnumerable<string> names, int count = 3) =>
        names.OrderBy(n => Between(name, n)).ThenBy(n => n, StringComparer.Ordinal).Take(count);
}
