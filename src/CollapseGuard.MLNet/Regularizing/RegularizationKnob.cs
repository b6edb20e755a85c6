using Microsoft.ML;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>A trainer as a function of the strength of its regularization, and the strengths to try. Immutable.</summary>
/// <typeparam name="T">The trainer's model.</typeparam>
public sealed class RegularizationKnob<T>
    where T : class, ITransformer
{
    private readonly Func<RegularizationStrength, IEstimator<T>> build;

    /// <summary>Makes a knob.</summary>
    /// <param name="strengths">From the weakest to the strongest; the one-standard-error rule goes towards the end.</param>
    /// <param name="build">Gives an unfitted trainer, or a pipeline that ends in one, for a strength.</param>
    /// <exception cref="ArgumentException">No strengths.</exception>
    public RegularizationKnob(IReadOnlyList<RegularizationStrength> strengths, Func<RegularizationStrength, IEstimator<T>> build)
    {
        ArgumentNullException.ThrowIfNull(strengths);
        ArgumentNullException.ThrowIfNull(build);
        Strengths = strengths.Count > 0 ? [.. strengths] : throw new ArgumentException("'strengths' is empty; at least one is required, from the weakest to the strongest.", nameof(strengths));
        this.build = build;
    }

    /// <summary>From the weakest to the strongest.</summary>
    public IReadOnlyList<RegularizationStrength> Strengths { get; }

    /// <summary>The unfitted trainer of a strength.</summary>
    /// <param name="strength">One of <see cref="Strengths"/>, or another of the same knobs.</param>
    /// <exception cref="InvalidOperationException">The factory gave null.</exception>
    public IEstimator<T> Build(RegularizationStrength strength) =>
        build(strength) ?? throw new InvalidOperationException($"The factory gave no trainer for {strength}; it must give one for every strength.");
}

/// <summary>Makes knobs of factories.</summary>
public static class RegularizationKnob
{
    private static readonly float[] Decades = [0, .01f, .03f, .1f, .3f, 1, 3, 10, 30, 100];

    /// <summary>L1 and L2 together from 0 to 100: the range in which the Lbfgs trainers go from no penalty to a constant.</summary>
    public static IReadOnlyList<(float L1, float L2)> DefaultPenalties { get; } = [.. Decades.Select(penalty => (penalty, penalty))];

    /// <summary>A knob of two penalties.</summary>
    /// <typeparam name="T">The trainer's model.</typeparam>
    /// <param name="factory">Gives an unfitted trainer for an L1 and an L2 penalty.</param>
    /// <param name="penalties">From the weakest to the strongest; <see cref="DefaultPenalties"/> when null.</param>
    public static RegularizationKnob<T> OfPenalties<T>(Func<float, float, IEstimator<T>> factory, IReadOnlyList<(float L1, float L2)>? penalties = null)
        where T : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new RegularizationKnob<T>(
            [.. (penalties ?? DefaultPenalties).Select(p => new RegularizationStrength(new RegularizationSetting("L1", p.L1), new RegularizationSetting("L2", p.L2)))],
            strength => factory((float)strength.L1, (float)strength.L2));
    }

    /// <summary>A knob of one named value.</summary>
    /// <typeparam name="T">The trainer's model.</typeparam>
    /// <param name="name">What is turned.</param>
    /// <param name="values">From the weakest to the strongest regularization; they need not ascend.</param>
    /// <param name="factory">Gives an unfitted trainer for a value.</param>
    public static RegularizationKnob<T> Of<T>(string name, IReadOnlyList<double> values, Func<double, IEstimator<T>> factory)
        where T : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(factory);
        return new RegularizationKnob<T>(
            [.. values.Select(value => new RegularizationStrength(new RegularizationSetting(name, value)))],
            strength => factory(strength[name]));
    }
}
