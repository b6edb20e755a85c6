namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy shuffle-rows.</summary>
public static class ShuffleRows
{
    // <snippet>
    // One permutation for inputs and labels; the seed makes it repeatable.
    public static (float[] Inputs, TLabel[] Labels) Shuffle<TLabel>(float[] inputs, int columns, TLabel[] labels, int seed)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        new Random(seed).Shuffle(order);
        return ([.. order.SelectMany(row => inputs[(row * columns)..((row + 1) * columns)])], [.. order.Select(row => labels[row])]);
    }
    // </snippet>
}
