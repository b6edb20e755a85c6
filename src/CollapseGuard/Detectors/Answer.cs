using System.Globalization;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.Detectors;

/// <summary>The three answers of a detector, written briefly; all text in the invariant culture.</summary>
internal static class Answer
{
    /// <summary>What a finding about everything is about.</summary>
    public const string Everything = "predictions";

    public static Verdict Clear => Verdict.Clear.Instance;

    /// <summary>The detector has nothing to say about this kind of input.</summary>
    public static Verdict NotHere(string needs) => new Verdict.NotEvaluated(needs, Applies: false);

    /// <summary>The detector would speak, but these data do not decide.</summary>
    public static Verdict Undecided(FormattableString reason) => new Verdict.NotEvaluated(Text(reason));

    public static Verdict Found(DetectorDescriptor detector, string subject, Outcome? implies, FormattableString message, params IReadOnlyList<Evidence> evidence) =>
        new Verdict.Found(new Finding(detector, detector.DefaultSeverity, subject, Text(message), evidence, implies));

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list for a sentence: at most five names, then how many more.</summary>
    public static string Names(IReadOnlyList<string> names) => names.Count <= 5
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(5))} and {(names.Count - 5).ToString(CultureInfo.InvariantCulture)} more";

    /// <summary>The names after the first, which the sentence began with; nothing when there is one.</summary>
    public static string Also(IReadOnlyList<string> names) => names.Count < 2 ? "" : $"; also {Names([.. names.Skip(1)])}";

    /// <summary>A measured number for a sentence: four digits, and no exponent where people write none.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) is >= 1000 and < 1e7 ? "N0" : "G4", CultureInfo.InvariantCulture);

    /// <summary>The standard normal quantile of a one-sided level: .01 gives 2.326.</summary>
    public static double Quantile(double level) => -Normal.InvCDF(0, 1, level);
}
