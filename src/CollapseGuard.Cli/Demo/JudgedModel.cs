using System.Globalization;
using CollapseGuard.MLNet.Evaluating;

namespace CollapseGuard.Cli.Demo;

/// <summary>What a model is worth on rows that it was not trained on.</summary>
/// <param name="Report">The verdict on its answers.</param>
/// <param name="BalancedAccuracy">Mean recall of the two classes; .5 for a constant answer.</param>
/// <param name="Accuracy">Share of right answers.</param>
/// <param name="Found">Positives that were found, of all.</param>
internal sealed record JudgedModel(CollapseReport Report, double BalancedAccuracy, double Accuracy, Proportion Found)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BalancedAccuracy:0.00}, {Found.Hits,2} of {Found.Trials} found, {Report.Outcome}");
}
