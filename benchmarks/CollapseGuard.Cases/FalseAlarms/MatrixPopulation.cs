namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>Matrices of class probabilities: 2 to 10 classes; decisions of a healthy model as in <see cref="LabelPopulation"/>.</summary>
internal sealed class MatrixPopulation : IPopulation
{
    private readonly float[] probabilities = new float[IPopulation.MaximumRows * 10];
    private readonly int[] actual = new int[IPopulation.MaximumRows];
    private int rows;
    private int classCount;

    /// <inheritdoc/>
    public SampledModel DrawHealthy(RandomStream random)
    {
        double[] shares = DrawTruth(random);
        double[] recalls = ClassShares.DrawRecalls(random, classCount);
        double sharpness = random.LogUniform(.1, 8);
        double hint = random.Chance(.5) ? 0 : random.Uniform(0, 2);
        Span<double> logits = stackalloc double[classCount];
        for (int i = 0; i < rows; i++)
        {
            int truth = actual[i];
            int decided = random.Chance(recalls[truth]) ? truth : ClassShares.PickOther(random, shares, truth);
            for (int c = 0; c < classCount; c++)
            {
                logits[c] = random.Normal();
            }

            logits[truth] += hint;
            int greatest = ClassShares.IndexOfGreatest(logits);
            (logits[decided], logits[greatest]) = (logits[greatest], logits[decided]);
            StoreSoftmax(i, logits, sharpness);
        }

        return new SampledModel(rows, Rarest() >= 30 && recalls.Sum() >= 1.2);
    }

    /// <inheritdoc/>
    public SampledModel DrawCollapsed(RandomStream random)
    {
        double[] shares = DrawTruth(random);
        double kind = random.Uniform();
        if (kind < .2)
        {
            return DrawConfidentNoise(random);
        }

        double[] constant = DrawConstant(random, shares);
        double jitter = kind < .4 ? 0 : random.LogUniform(1e-7, 1e-2);
        double rank = kind < .75 ? 0 : random.Uniform(.2, .95);
        double exceptions = kind is >= .4 and < .55 ? random.LogUniform(1e-4, 1e-2) : 0;
        if (rank > 0)
        {
            SeparateDecision(constant, jitter);
        }

        Span<double> row = stackalloc double[classCount];
        for (int i = 0; i < rows; i++)
        {
            Jitter(random, row, constant, shares, actual[i], jitter, rank);
            if (random.Chance(exceptions))
            {
                int other = random.Below(classCount);
                row.Clear();
                row[other] = 1;
            }

            Store(i, row);
        }

        return Collapsed();
    }

    /// <inheritdoc/>
    public Outcome Judge() => Collapse.CheckProbabilities(probabilities.AsSpan(0, rows * classCount), classCount, actual.AsSpan(0, rows)).Outcome;

    /// <summary>The greatest probability always on one class, with a confidence that varies and says nothing.</summary>
    private SampledModel DrawConfidentNoise(RandomStream random)
    {
        int modal = random.Below(classCount);
        double sharpness = random.LogUniform(.1, 3);
        Span<double> logits = stackalloc double[classCount];
        for (int i = 0; i < rows; i++)
        {
            for (int c = 0; c < classCount; c++)
            {
                logits[c] = random.Normal();
            }

            int greatest = ClassShares.IndexOfGreatest(logits);
            (logits[modal], logits[greatest]) = (logits[greatest], logits[modal]);
            StoreSoftmax(i, logits, sharpness);
        }

        return Collapsed();
    }

    private SampledModel Collapsed() => new(rows, rows >= 200 && Rarest() >= 30);

    /// <summary>The prior, all equal, one class for certain, or any point of the simplex.</summary>
    private double[] DrawConstant(RandomStream random, double[] shares)
    {
        double kind = random.Uniform();
        var constant = new double[classCount];
        if (kind < .4)
        {
            shares.CopyTo(constant, 0);
        }
        else if (kind < .6)
        {
            Array.Fill(constant, 1.0 / classCount);
        }
        else if (kind < .7)
        {
            constant[random.Below(classCount)] = 1;
        }
        else
        {
            for (int c = 0; c < classCount; c++)
            {
                constant[c] = -Math.Log(1 - random.Uniform());
            }
        }

        double sum = constant.Sum();
        for (int c = 0; c < classCount; c++)
        {
            constant[c] /= sum;
        }

        return constant;
    }

    /// <summary>A jitter that ranks must not change the decision, or the model would decide, and well.</summary>
    private static void SeparateDecision(double[] constant, double jitter)
    {
        int greatest = ClassShares.IndexOfGreatest(constant);
        double lead = Math.Min(.5, 20 * jitter);
        for (int c = 0; c < constant.Length; c++)
        {
            constant[c] = ((1 - lead) * constant[c]) + (c == greatest ? lead : 0);
        }
    }

    private void Jitter(RandomStream random, Span<double> row, double[] constant, double[] shares, int truth, double jitter, double rank)
    {
        double free = Math.Sqrt(1 - (rank * rank));
        double sum = 0;
        for (int c = 0; c < classCount; c++)
        {
            double unit = Math.Sqrt(shares[c] * (1 - shares[c]));
            double signal = rank == 0 ? 0 : rank * ((c == truth ? 1 : 0) - shares[c]);
            double noise = jitter == 0 ? 0 : jitter * (signal + (free * unit * Math.Clamp(random.Normal(), -6, 6)));
            sum += row[c] = Math.Max(0, constant[c] + noise);
        }

        for (int c = 0; c < classCount; c++)
        {
            row[c] /= sum;
        }
    }

    private double[] DrawTruth(RandomStream random)
    {
        rows = IPopulation.DrawRows(random);
        classCount = 2 + random.Below(9);
        double[] shares = ClassShares.Draw(random, classCount);
        for (int i = 0; i < rows; i++)
        {
            actual[i] = ClassShares.Pick(random, shares);
        }

        return shares;
    }

    private void StoreSoftmax(int index, Span<double> logits, double sharpness)
    {
        double sum = 0;
        for (int c = 0; c < classCount; c++)
        {
            sum += logits[c] = Math.Exp(sharpness * logits[c]);
        }

        for (int c = 0; c < classCount; c++)
        {
            logits[c] /= sum;
        }

        Store(index, logits);
    }

    private void Store(int index, ReadOnlySpan<double> row)
    {
        for (int c = 0; c < classCount; c++)
        {
            probabilities[(index * classCount) + c] = (float)row[c];
        }
    }

    private long Rarest() => ClassShares.Rarest(actual.AsSpan(0, rows), classCount);
}
