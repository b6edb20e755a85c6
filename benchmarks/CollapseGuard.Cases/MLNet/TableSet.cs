namespace CollapseGuard.Cases.MLNetTables;

/// <summary>A set of two or more classes as the trainers see it.</summary>
/// <param name="Name">As in the manifest.</param>
/// <param name="Features">The features of each row; NaN = missing.</param>
/// <param name="Labels">The class of each row; of two classes the positive one is 1.</param>
/// <param name="Classes">Their names.</param>
/// <param name="RowsInFile">Rows before the sample.</param>
internal sealed record TableSet(string Name, float[][] Features, int[] Labels, string[] Classes, int RowsInFile)
{
    public bool IsBinary => Classes.Length == 2;

    public int Count => Labels.Length;

    public int Columns => Features[0].Length;

    public bool HasMissing { get; } = Features.Any(row => row.Any(float.IsNaN));

    /// <summary>Share of the largest class.</summary>
    public double MajorityShare => Labels.CountBy(label => label).Max(c => c.Value) / (double)Count;

    /// <summary>What training on it costs, roughly: sets are run from the cheapest to the dearest.</summary>
    public double Cost => (double)Count * Columns * (IsBinary ? 1 : Classes.Length);
}
