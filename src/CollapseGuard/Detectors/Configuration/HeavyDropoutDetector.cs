using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees dropout that removes most of what a layer passes on, or whose noise drowns the answers.</summary>
/// <remarks>
/// Statistics: greatest dropout rate, in [0, 1]; difference between two training-mode answers to the same rows over the spread of the answers, in [0, ∞).
/// Three rectified layers with a rate of .5 already have noise of 6 spreads at their first batch and learn, so noise counts only far beyond.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class HeavyDropoutDetector(HeavyDropoutOptions? options = null) : IDetector
{
    private readonly HeavyDropoutOptions options = options ?? HeavyDropoutOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4022", "HeavyDropout", "Dropout that removes most of a layer or drowns the answers in noise.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Model: { } model } configuration)
        {
            return NetworkFindings.NotAsked("its dropout");
        }

        Evidence rate = new("greatest dropout rate", model.DropoutRate, Expectation.AtMost, model.DropoutRate > options.MaximumRate ? options.MaximumRate : options.NotedRate, configuration.Rows);
        Evidence noise = new("difference of two training-mode answers/spread of answers", model.TrainingNoise, Expectation.AtMost, options.MaximumNoise, configuration.Rows);
        bool isLoud = model.TrainingNoise > options.MaximumNoise;
        if (!isLoud && !rate.ContradictsExpectation)
        {
            return Answer.Clear;
        }

        return NetworkFindings.Found(
            Info, isLoud || model.DropoutRate > options.MaximumRate ? NetworkFindings.Weighed(Severity.Warning, snapshot) : Severity.Note, NetworkFindings.Model,
            $"{What(model, isLoud)} (n = {configuration.Rows:N0} rows). What the inputs say hardly gets through while training. Train once with a rate of .2, or without dropout.",
            [.. new[] { rate, noise }.Where(e => e.Value > e.Limit)]);
    }

    private static string What(ModelBehavior model, bool isLoud) => Answer.Text(isLoud
        ? (FormattableString)$"Two training-mode answers to the same rows differ {Answer.Number(model.TrainingNoise)} times as much as the answers to different rows; the greatest dropout rate is {Answer.Number(model.DropoutRate)}"
        : $"Dropout removes {model.DropoutRate:P0} of what a layer passes on");
}

/// <summary>Limits of <see cref="HeavyDropoutDetector"/>. Immutable.</summary>
public sealed record HeavyDropoutOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static HeavyDropoutOptions Default { get; } = new();

    /// <summary>Rate that needs no word, in [0, 1]; .6 by default. Source: Srivastava and others (2014), Dropout, section 7.3: keeping .4 to .8 of the units is flat and best.</summary>
    public double NotedRate { get; init => field = Limit.In(value, 0, 1); } = .6;

    /// <summary>Rate above which it warns, in [0, 1]; .75 by default: below a quarter kept, training error rises steeply in the same figure.</summary>
    public double MaximumRate { get; init => field = Limit.In(value, 0, 1); } = .75;

    /// <summary>Noise in spreads of the answers above which it warns, in [1, 1e6]; 20 by default: four rectified layers with a rate of .5 reach about 10 by calculation.</summary>
    public double MaximumNoise { get; init => field = Limit.In(value, 1, 1e6); } = 20;
}
