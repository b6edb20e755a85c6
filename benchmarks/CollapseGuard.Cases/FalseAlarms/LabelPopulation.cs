namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>Labels: 2 to 10 classes, the rarest from 1 % on; a healthy model knows at least a fifth of each.</summary>
internal sealed class LabelPopulation : IPopulation
{
    private readonly int[] actual = new int[IPopulation.MaximumRows];
    private readonly int[] predicted = new int[IPopulation.MaximumRows];
    private int rows;

    /// <inheritdoc/>
    public SampledModel DrawHealthy(RandomStream random)
    {
        int classCount = 2 + random.Below(9);
        return DrawSkilled(random, ClassShares.Draw(random, classCount), ClassShares.DrawRecalls(random, classCount));
    }

    /// <summary>Corner: recall exactly .2 in every class but one, whose recall lifts the mean to 1/K + .05.</summary>
    public SampledModel DrawFifth(RandomStream random)
    {
        int classCount = 2 + random.Below(4);
        double[] shares = ClassShares.Draw(random, classCount);
        var recalls = new double[classCount];
        Array.Fill(recalls, .2);
        recalls[ClassShares.IndexOfGreatest(shares)] = Math.Max(.2, 1 + (.05 * classCount) - (.2 * (classCount - 1)));
        return DrawSkilled(random, shares, recalls);
    }

    /// <inheritdoc/>
    public SampledModel DrawCollapsed(RandomStream random)
    {
        int classCount = 2 + random.Below(9);
        double[] shares = ClassShares.Draw(random, classCount);
        int modal = random.Chance(.7) ? ClassShares.IndexOfGreatest(shares) : random.Below(classCount);
        double exceptions = random.Chance(.3) ? 0 : random.LogUniform(1e-4, 1e-2);
        rows = IPopulation.DrawRows(random);
        for (int i = 0; i < rows; i++)
        {
            actual[i] = ClassShares.Pick(random, shares);
            predicted[i] = random.Chance(exceptions) ? ClassShares.PickOther(random, shares, modal) : modal;
        }

        return new SampledModel(rows, rows >= 200 && Rarest(classCount) >= 30);
    }

    /// <inheritdoc/>
    public Outcome Judge() => Collapse.CheckLabels<int>(predicted.AsSpan(0, rows), actual.AsSpan(0, rows)).Outcome;

    private SampledModel DrawSkilled(RandomStream random, double[] shares, double[] recalls)
    {
        int modal = ClassShares.IndexOfGreatest(shares);
        bool missesToModal = random.Chance(.5);
        rows = IPopulation.DrawRows(random);
        for (int i = 0; i < rows; i++)
        {
            int c = actual[i] = ClassShares.Pick(random, shares);
            predicted[i] = random.Chance(recalls[c]) ? c
                : missesToModal && c != modal ? modal
                : ClassShares.PickOther(random, shares, c);
        }

        return new SampledModel(rows, Rarest(shares.Length) >= 30 && recalls.Sum() >= 1.2);
    }

    private long Rarest(int classCount) => ClassShares.Rarest(actual.AsSpan(0, rows), classCount);
}
