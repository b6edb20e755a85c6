using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Metrics of decisions, from a confusion matrix.</summary>
internal static class DecisionMetrics
{
    /// <summary>Accuracy, balanced accuracy, macro and micro F1, Matthews correlation.</summary>
    /// <param name="confusion">The rows that have a decision.</param>
    /// <param name="rows">All rows that have a label; the decisions of some leave all of it undefined, for those that lack one would be left out unseen.</param>
    /// <param name="into">Receives them.</param>
    public static void Measure(ConfusionMatrix confusion, int rows, Dictionary<Metric, MetricValue> into)
    {
        long right = 0;
        double recalls = 0, f1 = 0;
        int present = 0, occurring = 0;
        for (int c = 0; c < confusion.ClassCount; c++)
        {
            long hits = confusion[c, c], actual = confusion.ActualCounts[c], predicted = confusion.PredictedCounts[c];
            right += hits;
            recalls += actual > 0 ? (double)hits / actual : 0;
            present += actual > 0 ? 1 : 0;
            f1 += actual + predicted > 0 ? F1(hits, actual, predicted) : 0;
            occurring += actual + predicted > 0 ? 1 : 0;
        }

        MetricValue? none = rows == 0 ? MetricValue.No("there are no rows with a label")
            : confusion.Total < rows ? MetricValue.No($"{rows - confusion.Total} of {rows} rows have no decision")
            : null;
        MetricValue? single = none ?? (present < 2 ? MetricValue.No($"all {confusion.Total} rows are of one class") : null);
        MetricValue accuracy = none ?? MetricValue.Of((double)right / confusion.Total);
        into[Metric.Accuracy] = accuracy;
        into[Metric.BalancedAccuracy] = single ?? MetricValue.Of(recalls / present);
        into[Metric.MacroF1] = none ?? MetricValue.Of(f1 / occurring);
        into[Metric.MicroF1] = accuracy;
        into[Metric.MatthewsCorrelation] = single ?? MetricValue.Of(Correlation(confusion, right));
    }

    /// <summary>F1 of one class: the harmonic mean of precision and recall; NaN when the class does not occur.</summary>
    /// <param name="hits">Rows of the class that were taken for it.</param>
    /// <param name="actual">Rows that are of it.</param>
    /// <param name="predicted">Rows that were taken for it.</param>
    public static double F1(long hits, long actual, long predicted) => 2.0 * hits / (actual + predicted);

    /// <summary>Gorodkin (2004), "Comparing two K-category assignments by a K-category correlation coefficient"; 0 for constant decisions (Chicco and Jurman, 2020).</summary>
    private static double Correlation(ConfusionMatrix confusion, long right)
    {
        double n = confusion.Total, products = 0, actual = 0, predicted = 0;
        for (int c = 0; c < confusion.ClassCount; c++)
        {
            double a = confusion.ActualCounts[c], p = confusion.PredictedCounts[c];
            products += a * p;
            actual += a * a;
            predicted += p * p;
        }

        double spread = Math.Sqrt((n * n) - actual) * Math.Sqrt((n * n) - predicted);
        return spread == 0 ? 0 : ((right * n) - products) / spread;
    }
}
