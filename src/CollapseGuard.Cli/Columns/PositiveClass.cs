namespace CollapseGuard.Cli.Columns;

/// <summary>Which of two labels a score speaks for.</summary>
internal static class PositiveClass
{
    private static readonly string[] Positive = ["1", "true", "yes", "y", "t", "positive", "pos"];
    private static readonly string[] Negative = ["0", "-1", "false", "no", "n", "f", "negative", "neg"];

    /// <summary>The code of the positive class.</summary>
    /// <exception cref="InputException">It cannot be told, or the one that was named does not occur.</exception>
    public static int Find(ClassNames classes, string label, string? asked)
    {
        string has = string.Join(", ", classes.Names.Take(8).Select(n => $"'{n}'")) + (classes.Names.Count > 8 ? ", …" : "");
        if (asked is not null)
        {
            int code = classes.Names.ToList().IndexOf(asked);
            return code >= 0 ? code : classes.Codes.TryGetValue(asked, out int written) ? written : throw new InputException($"Label column '{label}' has no value '{asked}' (--positive); it has {has}.");
        }

        if (classes.Names.Count > 2)
        {
            throw new InputException($"Label column '{label}' has {classes.Names.Count} values ({has}) but a score speaks for one of two; say which one with --positive, or name one probability a class with --probabilities.");
        }

        int positive = IndexOf(classes.Names, Positive), negative = IndexOf(classes.Names, Negative);
        return positive >= 0 ? positive
            : negative < 0 ? throw new InputException($"Which label does the score speak for? '{label}' has {has}; say it with --positive.")
            : classes.Names.Count == 2 ? 1 - negative
            : classes.Names.Count;
    }

    private static int IndexOf(IReadOnlyList<string> names, string[] words) =>
        Enumerable.Range(0, names.Count).FirstOrDefault(i => words.Contains(names[i].ToLowerInvariant()), -1);
}
