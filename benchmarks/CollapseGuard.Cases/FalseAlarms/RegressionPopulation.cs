namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>Regression: six families of targets, skill R2 in [.05, .99], offsets to 1e4 standard deviations, scales 1e-6 to 1e6.</summary>
internal sealed class RegressionPopulation : IPopulation
{
    private static readonly double[] Offsets = [0, 1e3, -1e4];
    private static readonly double[] Scales = [1, 1e6, 1e-6];

    private readonly double[] target = new double[IPopulation.MaximumRows];
    private readonly double[] forecast = new double[IPopulation.MaximumRows];
    private readonly float[] actual = new float[IPopulation.MaximumRows];
    private readonly float[] predicted = new float[IPopulation.MaximumRows];
    private int rows;

    /// <inheritdoc/>
    public SampledModel DrawHealthy(RandomStream random)
    {
        double skill = 1 / (1 + Math.Exp(-random.Uniform(Math.Log(.05 / .95), Math.Log(.99 / .01))));
        TargetFamily family = TargetFamily.All[random.Below(TargetFamily.All.Count)];
        bool isShrunk = family.CanShrink && random.Chance(.3);
        return DrawSkilled(random, family, skill, isShrunk ? random.Uniform(skill, 1) : skill);
    }

    /// <summary>Corner: shrunk so far that R2 is exactly .05, whatever the forecast could do.</summary>
    public SampledModel DrawShrunk(RandomStream random) =>
        DrawSkilled(random, TargetFamily.All[random.Below(3)], .05, random.Uniform(.05, 1));

    /// <summary>Corner: a calibrated model with R2 from .0004 to .02.</summary>
    public SampledModel DrawWeak(RandomStream random)
    {
        double skill = random.LogUniform(.0004, .02);
        return DrawSkilled(random, TargetFamily.All[random.Below(3)], skill, skill);
    }

    /// <summary>Corner: outputs vary (.12 to 1 standard deviation of the target) and say nothing.</summary>
    public SampledModel DrawNoise(RandomStream random)
    {
        rows = IPopulation.DrawRows(random);
        TargetFamily.All[random.Below(3)].Fill(random, .5, target.AsSpan(0, rows), forecast.AsSpan(0, rows));
        double spread = random.Uniform(.12, 1);
        for (int i = 0; i < rows; i++)
        {
            forecast[i] = spread * random.Normal();
        }

        Scale(random);
        return new SampledModel(rows, rows >= 200);
    }

    /// <inheritdoc/>
    public SampledModel DrawCollapsed(RandomStream random)
    {
        rows = IPopulation.DrawRows(random);
        TargetFamily family = TargetFamily.All[random.Below(TargetFamily.All.Count)];
        family.Fill(random, .5, target.AsSpan(0, rows), forecast.AsSpan(0, rows));
        double constant = random.Chance(.5) ? 0 : random.Uniform(-5, 5);
        double kind = random.Uniform();
        double jitter = kind < 1.0 / 3 ? 0 : random.LogUniform(1e-7, 1e-2);
        double rank = kind < 2.0 / 3 ? 0 : random.Uniform(.2, .95);
        double free = Math.Sqrt(1 - (rank * rank));
        for (int i = 0; i < rows; i++)
        {
            forecast[i] = jitter == 0 ? constant : constant + (jitter * ((rank * target[i]) + (free * random.Normal())));
        }

        Scale(random);
        return new SampledModel(rows, rows >= 200);
    }

    /// <inheritdoc/>
    public Outcome Judge() => Collapse.CheckRegression(predicted.AsSpan(0, rows), actual.AsSpan(0, rows)).Outcome;

    /// <summary>A calibrated forecast that explains <paramref name="knowable"/> of the variance, shrunk until its skill is <paramref name="skill"/>.</summary>
    private SampledModel DrawSkilled(RandomStream random, TargetFamily family, double skill, double knowable)
    {
        rows = IPopulation.DrawRows(random);
        family.Fill(random, knowable, target.AsSpan(0, rows), forecast.AsSpan(0, rows));

        // Skill of c times the calibrated forecast: (2c - c²) knowable. Solved for the c below 1.
        double shrinkage = 1 - Math.Sqrt(Math.Max(0, 1 - (skill / knowable)));
        for (int i = 0; i < rows; i++)
        {
            forecast[i] *= shrinkage;
        }

        Scale(random);
        return new SampledModel(rows, rows * skill >= 20);
    }

    private void Scale(RandomStream random)
    {
        double offset = Offsets[random.Below(Offsets.Length)];
        double scale = Scales[random.Below(Scales.Length)];
        for (int i = 0; i < rows; i++)
        {
            actual[i] = (float)((target[i] + offset) * scale);
            predicted[i] = (float)((forecast[i] + offset) * scale);
        }
    }
}
