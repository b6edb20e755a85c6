using System.Globalization;
using CollapseGuard.Scaling;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What a target was scaled by while a model was fitted: y became (y - <see cref="Offset"/>) / <see cref="Scale"/>; with <see cref="LogUnit"/>, first sign(y) ln(1 + |y| / unit). Immutable.</summary>
/// <param name="Kind">How it was scaled.</param>
/// <param name="Offset">What was subtracted; after the logarithm for Log.</param>
/// <param name="Scale">What divided; positive.</param>
/// <param name="LogUnit">Unit of the logarithm; null but for Log.</param>
/// <param name="Count">Labels it was fitted on; missing ones left out.</param>
public sealed record TargetScale(ScalingKind Kind, double Offset, double Scale, double? LogUnit, long Count)
{
    internal static TargetScale Fit(ScalingKind kind, ReadOnlySpan<float> labels)
    {
        if (kind != ScalingKind.Log)
        {
            ColumnScale column = Fitted(kind, labels).Columns[0];
            return new TargetScale(kind, column.Offset, column.Scale, null, column.Count);
        }

        Scaler log = Scaler.Log(labels);
        var logs = new float[labels.Length];
        log.Transform(labels, logs);
        ColumnScale standard = Scaler.Standardize(logs).Columns[0];
        return new TargetScale(kind, standard.Offset, standard.Scale, log.Columns[0].Scale, standard.Count);
    }

    /// <summary>From the scaled unit back to the label's, as <see cref="Back"/> does.</summary>
    internal double Restore(double scaled)
    {
        double value = (scaled * Scale) + Offset;
        return LogUnit is { } unit ? Math.Sign(value) * unit * (Math.Exp(Math.Abs(value)) - 1) : value;
    }

    /// <summary>ML.NET expression from the label's unit to the scaled one.</summary>
    internal string Forward => LogUnit is { } unit
        ? $"x : single((sign(x) * log(1d + abs(double(x)) / {Number(unit)}) - {Number(Offset)}) / {Number(Scale)})"
        : $"x : single((double(x) - {Number(Offset)}) / {Number(Scale)})";

    /// <summary>ML.NET expression from the scaled unit back to the label's.</summary>
    internal string Back => LogUnit is { } unit
        ? $"x : single(sign({Unscaled}) * {Number(unit)} * (exp(abs({Unscaled})) - 1d))"
        : $"x : single({Unscaled})";

    private string Unscaled => $"(double(x) * {Number(Scale)} + {Number(Offset)})";

    private static Scaler Fitted(ScalingKind kind, ReadOnlySpan<float> labels) => kind switch
    {
        ScalingKind.MinMax => Scaler.MinMax(labels),
        ScalingKind.Robust => Scaler.Robust(labels),
        _ => Scaler.Standardize(labels),
    };

    /// <summary>A double literal of ML.NET's expression language; the suffix keeps all digits.</summary>
    private static string Number(double value) => $"({value.ToString("R", CultureInfo.InvariantCulture)}d)";
}
