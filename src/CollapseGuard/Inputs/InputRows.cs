using System.Globalization;
using System.Numerics;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>What the optional inputs add to a check: segments, and the question whether they hold any signal.</summary>
internal readonly struct InputRows
{
    private readonly FeatureTable? inputs;

    private InputRows(FeatureTable? inputs) => this.inputs = inputs;

    public IReadOnlyList<string>? SegmentNames => inputs?.Segments?.Categories;

    public bool HasSegments => inputs?.Segments is not null;

    public ReadOnlySpan<int> Segments => inputs!.Segments!.Codes.Span;

    public bool CanProbe => inputs is { Columns.Count: > 0, RowCount: > 0 };

    public static InputRows Of(FeatureTable? inputs, int rows) => inputs is null || inputs.RowCount == rows
        ? new InputRows(inputs)
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'inputs' has {inputs.RowCount} rows but 'predicted' has {rows}; they must describe the same samples."), nameof(inputs));

    /// <summary>One target for each output column; none when the probe will not run.</summary>
    public static IReadOnlyList<SignalTarget> Columns<T>(ReadOnlySpan<T> actual, int outputCount, bool isWanted)
        where T : INumber<T>
    {
        var targets = new SignalTarget[isWanted ? outputCount : 0];
        for (int c = 0; c < targets.Length; c++)
        {
            var column = new float[actual.Length / outputCount];
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = float.CreateTruncating(actual[(i * outputCount) + c]);
            }

            targets[c] = SignalTarget.Numbers(column);
        }

        return targets;
    }

    /// <summary>Probes the inputs where there are any, then diagnoses.</summary>
    public CollapseReport Diagnose(Snapshot snapshot, IReadOnlyList<SignalTarget> targets, CheckOptions? options)
    {
        options ??= CheckOptions.Default;
        options.CancellationToken.ThrowIfCancellationRequested();
        return Collapse.Diagnose(CanProbe && targets.Count > 0 ? snapshot with { Signal = Probe(targets, options) } : snapshot, options);
    }

    /// <summary>Of several targets the one whose signal stands out most: NoSignal is said only when none has any.</summary>
    private SignalSummary Probe(IReadOnlyList<SignalTarget> targets, CheckOptions options)
    {
        SignalSummary? strongest = null;
        foreach (SignalTarget target in targets)
        {
            SignalSummary signal = SignalProbe.Run(inputs!, target, options.SignalProbe, options.CancellationToken);
            bool isStronger = strongest is null
                || (signal.IsDecided ? !strongest.IsDecided || signal.PValue < strongest.PValue : strongest.IsDecided && strongest.PValue > .01);
            strongest = isStronger ? signal : strongest;
        }

        return strongest!;
    }
}
