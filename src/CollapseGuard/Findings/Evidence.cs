using System.Globalization;

namespace CollapseGuard;

/// <summary>One measured number that a finding rests on, beside the limit it was compared with.</summary>
/// <param name="Statistic">What was measured, as a formula or field term: <c>sd(predicted)/sd(actual)</c>.</param>
/// <param name="Value">The measured value; contradicts the expectation. NaN when the statistic is undefined for these data.</param>
/// <param name="Expectation">On which side of <paramref name="Limit"/> a healthy value lies.</param>
/// <param name="Limit">The limit in force.</param>
/// <param name="SampleCount">How many rows the statistic was computed from.</param>
public readonly record struct Evidence(string Statistic, double Value, Expectation Expectation, double Limit, long SampleCount)
{
    /// <summary>True when the value lies on the unhealthy side of the limit (NaN does).</summary>
    public bool ContradictsExpectation => Expectation switch
    {
        Expectation.AtLeast => !(Value >= Limit),
        _ => !(Value <= Limit),
    };

    /// <summary>Reads like <c>sd(predicted)/sd(actual) = 0.0021 (expected ≥ 0.1, n = 256)</c>, in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Statistic} = {Value:G4} (expected {(Expectation == Expectation.AtLeast ? '≥' : '≤')} {Limit:G4}, n = {SampleCount:N0})");
}
