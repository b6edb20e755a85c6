using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees dropout after the last layer: training then asks for answers that are set to 0 at random.</summary>
/// <remarks>
/// Statistic: share of outputs that are exactly 0 in training mode and not in inference mode, whatever the last layer adds, in [0, 1]; 0 without. No activation
/// but a rectifier gives exact zeros, so the outputs of a rectifier are not judged: dropout before it looks alike.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DropoutOnOutputDetector(DropoutOnOutputOptions? options = null) : IDetector
{
    private readonly DropoutOnOutputOptions options = options ?? DropoutOnOutputOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4021", "DropoutOnOutput", "Outputs set to 0 at random while training: dropout after the last layer.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Model: { } model } configuration || double.IsNaN(model.DroppedOutputShare))
        {
            return NetworkFindings.NotAsked("its answers in training mode beside those in inference mode");
        }

        if (configuration.Rows < options.MinimumRows)
        {
            return NetworkFindings.TooFewRows(configuration.Rows, options.MinimumRows);
        }

        return model.DroppedOutputShare <= options.MaximumShare ? Answer.Clear
            : configuration.Outputs is { } fit && OutputReach.IsRectified(fit) ? Answer.Undecided($"The outputs are a rectifier's, which has zeros of its own; dropout before it looks like dropout after it.")
            : NetworkFindings.Found(
                Info, model.DroppedOutputShare >= options.MostlyZeroed ? Severity.Error : Info.DefaultSeverity, NetworkFindings.Model,
                $"In training mode {model.DroppedOutputShare:P0} of the outputs are exactly 0 and not so in inference mode (n = {configuration.Rows:N0} rows): dropout acts on the answers themselves, and the loss asks them to make up for it. Remove the dropout after the last layer.",
                new Evidence("outputs zeroed in training mode/outputs", model.DroppedOutputShare, Expectation.AtMost, options.MaximumShare, configuration.Rows));
    }
}

/// <summary>Limits of <see cref="DropoutOnOutputDetector"/>. Immutable.</summary>
public sealed record DropoutOnOutputOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DropoutOnOutputOptions Default { get; } = new();

    /// <summary>Share of zeroed outputs that needs no word, in [0, 1]; .05 by default: half of the least dropout in use, .1. Source: Srivastava and others (2014), Dropout, section 4: hidden and visible units only.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Share of zeroed outputs from which it is an error, in [0, 1]; .5 by default: most answers that the loss sees are then not the network's.</summary>
    public double MostlyZeroed { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>Rows needed, at least 1; 4 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 1); } = 4;
}
