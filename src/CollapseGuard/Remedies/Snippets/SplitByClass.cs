namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy split-by-class.</summary>
public static class SplitByClass
{
    // <snippet>
    // A shuffled split within each class: every class is in both parts in its own proportion.
    public static (int[] Training, int[] HeldOut) Split(int[] labels, double heldOutShare, int seed)
    {
        var random = new Random(seed);
        List<int> training = [], heldOut = [];
        foreach (var rows in labels.Select((label, row) => (label, row)).GroupBy(x => x.label, x => x.row))
        {
            int[] shuffled = [.. rows];
            random.Shuffle(shuffled);
            int cut = (int)Math.Round(shuffled.Length * heldOutShare);
            heldOut.AddRange(shuffled[..cut]);
            training.AddRange(shuffled[cut..]);
        }

        return ([.. training], [.. heldOut]);
    }
    // </snippet>
}
