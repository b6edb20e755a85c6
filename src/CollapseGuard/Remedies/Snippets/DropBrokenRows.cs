namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy drop-broken-rows.</summary>
public static class DropBrokenRows
{
    // <snippet>
    // Numbers of the rows in which every value is finite and none is a code for "missing".
    public static int[] SoundRows(float[] values, int columns, params float[] missingCodes) =>
    [
        .. Enumerable.Range(0, values.Length / columns)
            .Where(row => values.AsSpan(row * columns, columns).ToArray().All(value => float.IsFinite(value) && !missingCodes.Contains(value))),
    ];
    // </snippet>
}
