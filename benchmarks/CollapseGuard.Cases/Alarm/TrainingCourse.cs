using CollapseGuard.Cases.FalseAlarms;

namespace CollapseGuard.Cases.Alarm;

/// <summary>A simulated training run: what is learnt, in batches of what size, and when it starts, rises and dies.</summary>
/// <remarks>
/// Outputs are noise at the start, then constant (the plateau), then rise linearly to those of a calibrated model (the ramp).
/// After a collapse they are a constant plus jitter, in units of the target's standard deviation; a wrong constant of a classifier
/// jitters in its log-odds, as a network with a dead body does.
/// </remarks>
internal sealed record TrainingCourse
{
    private const double PlateauJitter = 1e-4;

    /// <summary>Whether targets are numbers; classes 0 and 1 otherwise.</summary>
    public bool IsRegression { get; init; }

    public int BatchSize { get; init; }

    /// <summary>Regression: the share of the target's variance that the trained model explains.</summary>
    public double R2 { get; init; }

    /// <summary>Regression: whether signal and noise have three degrees of freedom.</summary>
    public bool IsHeavyTailed { get; init; }

    /// <summary>Regression: standard deviation and mean of the target.</summary>
    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>Classes: share of class 1.</summary>
    public double Prevalence { get; init; }

    /// <summary>Classes: distance d' of the two score distributions.</summary>
    public double Separation { get; init; }

    /// <summary>Spread of the untrained outputs, in standard deviations of the target or in logits.</summary>
    public double StartSpread { get; init; }

    public int StartSteps { get; init; }

    public int PlateauSteps { get; init; }

    public int RampSteps { get; init; }

    /// <summary>First collapsed step; <see cref="int.MaxValue"/> for a healthy run.</summary>
    public int CollapseAt { get; init; } = int.MaxValue;

    public double Jitter { get; init; }

    /// <summary>Correlation of the jitter with what the model would answer: the jitter of a real collapse often still ranks.</summary>
    public double JitterRanking { get; init; }

    /// <summary>Where the collapsed constant lies: 0 at the target's mean or share, otherwise off it by standard deviations or by log-odds.</summary>
    public double CollapseOffset { get; init; }

    /// <summary>What the trained answer is multiplied by: below 1 for a model that is shrunk towards the constant.</summary>
    public double Shrinkage { get; init; } = 1;

    /// <summary>A healthy run of the acceptance: half regressions, half 99:1 to 1:1; half with a plateau; plateau and ramp end by step 2,400.</summary>
    public static TrainingCourse Draw(RandomStream random)
    {
        bool hasPlateau = random.Chance(0.5);
        return new TrainingCourse
        {
            IsRegression = random.Chance(0.5),
            BatchSize = (int)random.LogUniform(8, 513),
            R2 = random.Uniform(0.05, 0.99),
            IsHeavyTailed = random.Chance(0.5),
            Scale = random.LogUniform(1e-3, 1e3),
            Offset = random.Normal() * 10,
            Prevalence = random.LogUniform(0.01, 0.5),
            Separation = random.Uniform(0.8, 4),
            StartSpread = random.LogUniform(0.01, 2),
            StartSteps = 20 + random.Below(81),
            PlateauSteps = hasPlateau ? random.Below(2_001) : 0,
            RampSteps = 20 + random.Below(281),
        };
    }

    /// <summary>A healthy run at the weak end of the acceptance, shrunk to half besides: still within the null.</summary>
    public static TrainingCourse DrawWeak(RandomStream random) => Draw(random) with { R2 = 0.05, Separation = 0.8, Shrinkage = 0.5 };

    /// <summary>The same run with a collapse at a random step.</summary>
    public TrainingCourse Collapse(RandomStream random) => this with
    {
        CollapseAt = 500 + random.Below(9_500),
        Jitter = random.LogUniform(1e-7, 1e-2),
        JitterRanking = random.Chance(0.5) ? random.Uniform(0.2, 0.95) : 0,
        CollapseOffset = random.Chance(0.5) ? random.Normal() : 0,
    };

    /// <summary>The same run, never leaving its plateau.</summary>
    public TrainingCourse NeverStarts(RandomStream random) => Collapse(random) with { CollapseAt = StartSteps };

    /// <summary>How much of the trained answer the outputs hold at a step, in [0, 1]; -1 while they are those of the initialization.</summary>
    public double Progress(long step) => step < StartSteps ? -1 : Math.Clamp((step - StartSteps - PlateauSteps) / (double)RampSteps, 0, 1);

    /// <summary>Draws the batch of a step.</summary>
    public void FillRegression(long step, RandomStream random, Span<float> outputs, Span<float> targets)
    {
        double signal = Math.Sqrt(R2), noise = Math.Sqrt(1 - R2);
        double progress = Progress(step);
        for (int i = 0; i < targets.Length; i++)
        {
            double a = Draw1(random);
            targets[i] = (float)(Offset + (Scale * ((signal * a) + (noise * Draw1(random)))));
            double answer = step >= CollapseAt ? CollapseOffset + Jittered(random, a)
                : progress < 0 ? StartSpread * random.Normal()
                : progress == 1 ? Shrinkage * signal * a
                : (progress * Shrinkage * signal * a) + (PlateauJitter * random.Normal());
            outputs[i] = (float)(Offset + (Scale * answer));
        }
    }

    /// <inheritdoc cref="FillRegression"/>
    public void FillClasses(long step, RandomStream random, Span<float> outputs, Span<int> targets)
    {
        double progress = Progress(step);
        double prior = Math.Log(Prevalence / (1 - Prevalence));
        double deviation = Math.Sqrt(Prevalence * (1 - Prevalence));
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = random.Chance(Prevalence) ? 1 : 0;
            double a = (Separation * (targets[i] - 0.5)) + random.Normal();
            if (step >= CollapseAt)
            {
                double jitter = Jittered(random, (targets[i] - Prevalence) / deviation);
                outputs[i] = (float)(CollapseOffset == 0 ? Math.Clamp(Prevalence + (deviation * jitter), 0, 1) : Logistic(prior + CollapseOffset + jitter));
                continue;
            }

            double logit = progress < 0 ? StartSpread * random.Normal()
                : prior + (progress * Shrinkage * Separation * a) + (progress == 1 ? 0 : PlateauJitter * random.Normal());
            outputs[i] = (float)Logistic(logit);
        }
    }

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    private double Draw1(RandomStream random) => IsHeavyTailed ? random.StudentT3() : random.Normal();

    private double Jittered(RandomStream random, double answer) =>
        Jitter * ((JitterRanking * answer) + (Math.Sqrt(1 - (JitterRanking * JitterRanking)) * random.Normal()));
}
