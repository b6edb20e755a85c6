namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>The running sums of an ensemble's trees over one set of rows. Belongs to one thread.</summary>
internal sealed class StageSum(StagedEnsemble ensemble, StagedRows rows)
{
    private readonly int width = ensemble.Parts.Count;
    private readonly double[] sums = new double[rows.Count * ensemble.Parts.Count];
    private readonly double[] scores = new double[rows.Count * ensemble.Parts.Count];

    /// <summary>The losses and the skill of the stage at hand.</summary>
    public StageSkill Of { get; } = new(rows, ensemble);

    /// <summary>Adds the tree that makes it so many.</summary>
    public void Add(int trees)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            ensemble.Add(trees - 1, rows[row], sums.AsSpan(row * width, width));
        }
    }

    /// <summary>Skill after so many trees.</summary>
    public double Skill(int trees)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            ensemble.Score(sums.AsSpan(row * width, width), trees, rows.Link, scores.AsSpan(row * width, width));
        }

        return Of.Of(scores);
    }

    /// <summary>Standard deviation over the rows of the scores measured last; of several classes, the greatest.</summary>
    public double Spread() => rows.Count == 0 ? double.NaN : Enumerable.Range(0, width).Max(Spread);

    private double Spread(int part)
    {
        double mean = 0, squares = 0;
        for (int i = part; i < scores.Length; i += width)
        {
            mean += scores[i] / rows.Count;
        }

        for (int i = part; i < scores.Length; i += width)
        {
            squares += (scores[i] - mean) * (scores[i] - mean);
        }

        return Math.Sqrt(squares / rows.Count);
    }
}
