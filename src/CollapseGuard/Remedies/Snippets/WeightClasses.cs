namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy weight-classes.</summary>
public static class WeightClasses
{
    // <snippet>
    // n / (k n_c): every class then weighs the same in the loss. Multiply each row's loss by the weight of its class.
    public static float[] ClassWeights(int[] labels, int classCount)
    {
        var counts = new int[classCount];
        foreach (int label in labels)
        {
            counts[label]++;
        }

        return [.. counts.Select(count => count == 0 ? 0 : (float)labels.Length / (classCount * count))];
    }
    // </snippet>
}
