using MathNet.Numerics.Distributions;

namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>Binary scores, half probabilities and half margins; positives from 1 % to 50 %, in a fifth of the models from 50 % to 99 %.</summary>
internal sealed class BinaryPopulation : IPopulation
{
    private readonly float[] scores = new float[IPopulation.MaximumRows];
    private readonly bool[] actual = new bool[IPopulation.MaximumRows];
    private int rows;
    private bool areProbabilities;
    private double threshold;

    /// <inheritdoc/>
    public SampledModel DrawHealthy(RandomStream random)
    {
        double truePositives;
        double trueNegatives;
        do
        {
            truePositives = random.Uniform(.2, .995);
            trueNegatives = random.Uniform(.2, .995);
        }
        while (truePositives + trueNegatives < 1.1);

        double cut = Normal.InvCDF(0, 1, trueNegatives);
        double separation = cut + Normal.InvCDF(0, 1, truePositives);
        int levels = random.Chance(.2) ? 3 + random.Below(20) : 0;
        DrawTruth(random);
        double slope = random.LogUniform(.3, 5);
        for (int i = 0; i < rows; i++)
        {
            double margin = random.Normal() + (actual[i] ? separation : 0) - cut;
            Store(i, slope * (levels > 0 ? RoundAwayFromZero(margin, levels) : margin));
        }

        return new SampledModel(rows, Rarest() >= 30 && truePositives + trueNegatives >= 1.2);
    }

    /// <summary>Corner: scores rank as in a healthy model, but the threshold lies out of their reach.</summary>
    public SampledModel DrawOutOfReach(RandomStream random)
    {
        double separation = random.Uniform(.8, 3);
        double cut = separation + random.Uniform(5, 8);
        DrawTruth(random);
        for (int i = 0; i < rows; i++)
        {
            Store(i, random.Normal() + (actual[i] ? separation : 0) - cut);
        }

        return new SampledModel(rows, Rarest() >= 30);
    }

    /// <summary>Corner: a rare class of which only sure cases are decided for, .2 to .4 of them, with one false alarm in a thousand: hardly a decision varies, and the model is sound.</summary>
    public SampledModel DrawSure(RandomStream random)
    {
        double cut = Normal.InvCDF(0, 1, .999);
        double separation = cut + Normal.InvCDF(0, 1, random.Uniform(.2, .4));
        rows = IPopulation.DrawRows(random);
        DrawTruth(random, random.LogUniform(.01, .02));
        for (int i = 0; i < rows; i++)
        {
            Store(i, random.Normal() + (actual[i] ? separation : 0) - cut);
        }

        return new SampledModel(rows, Rarest() >= 30);
    }

    /// <inheritdoc/>
    public SampledModel DrawCollapsed(RandomStream random)
    {
        double prevalence = DrawTruth(random);
        double unit = Math.Sqrt(prevalence * (1 - prevalence));
        double kind = random.Uniform();
        double jitter = kind < .3 ? 0 : unit * random.LogUniform(1e-7, 1e-2);
        double rank = kind < .65 ? 0 : random.Uniform(.2, .95);
        double exceptions = kind is >= .3 and < .45 ? random.LogUniform(1e-4, 1e-2) : 0;
        double constant = areProbabilities
            ? DrawConstant(random, prevalence, rank > 0 ? 10 * jitter : 0)
            : threshold + ((random.Chance(.5) ? 1 : -1) * random.LogUniform(.2, 20));
        double free = Math.Sqrt(1 - (rank * rank));
        for (int i = 0; i < rows; i++)
        {
            double truth = ((actual[i] ? 1 : 0) - prevalence) / unit;
            double noise = jitter == 0 ? 0 : jitter * Math.Clamp((rank * truth) + (free * random.Normal()), -10, 10);
            double score = random.Chance(exceptions) ? DrawException(random) : constant + noise;
            scores[i] = (float)(areProbabilities ? Math.Clamp(score, 0, 1) : score);
        }

        return new SampledModel(rows, rows >= 200 && Rarest() >= 30);
    }

    /// <inheritdoc/>
    public Outcome Judge() => (areProbabilities
        ? Collapse.CheckBinary(scores.AsSpan(0, rows), actual.AsSpan(0, rows))
        : Collapse.CheckBinaryScores(scores.AsSpan(0, rows), actual.AsSpan(0, rows), threshold)).Outcome;

    /// <summary>The prevalence, a half, an end, or anywhere; a jitter that ranks must not reach the threshold, or the model would decide, and well.</summary>
    private static double DrawConstant(RandomStream random, double prevalence, double distance)
    {
        while (true)
        {
            double kind = random.Uniform();
            double constant = kind < .4 ? prevalence : kind < .5 ? .5 : kind < .6 ? random.Below(2) : random.Uniform();
            if (Math.Abs(constant - .5) >= distance)
            {
                return constant;
            }
        }
    }

    private double DrawException(RandomStream random) =>
        areProbabilities ? random.Uniform() : threshold + (20 * random.Normal());

    private static double RoundAwayFromZero(double margin, int levels)
    {
        double step = 6.0 / levels;
        return Math.CopySign((Math.Floor(Math.Abs(margin) / step) + .5) * step, margin);
    }

    private double DrawTruth(RandomStream random)
    {
        rows = IPopulation.DrawRows(random);
        double prevalence = random.LogUniform(.01, .5);
        return DrawTruth(random, random.Chance(.2) ? 1 - prevalence : prevalence);
    }

    private double DrawTruth(RandomStream random, double prevalence)
    {
        areProbabilities = random.Chance(.5);
        threshold = areProbabilities ? .5 : random.Uniform(-100, 100);
        for (int i = 0; i < rows; i++)
        {
            actual[i] = random.Chance(prevalence);
        }

        return prevalence;
    }

    /// <summary>A margin becomes a probability that is a half at the threshold, or a score shifted to the threshold.</summary>
    private void Store(int row, double margin) =>
        scores[row] = (float)(areProbabilities ? 1 / (1 + Math.Exp(-margin)) : threshold + margin);

    private long Rarest()
    {
        long positives = 0;
        for (int i = 0; i < rows; i++)
        {
            positives += actual[i] ? 1 : 0;
        }

        return Math.Min(positives, rows - positives);
    }
}
