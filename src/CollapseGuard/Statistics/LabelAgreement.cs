using CollapseGuard.Summaries;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>What a confusion matrix says about decisions that may be constant.</summary>
public sealed record LabelAgreement
{
    /// <summary>Expected hits below which the tail of a Poisson distribution replaces the normal one.</summary>
    private const double PoissonBelow = 25;

    /// <summary>Expected hits of each class from which on the sum of recalls is nearly normal.</summary>
    private const double NormalFrom = 5;

    private LabelAgreement(ConfusionMatrix confusion)
    {
        Confusion = confusion;
        for (int c = 0; c < confusion.ClassCount; c++)
        {
            ModalClass = confusion.PredictedCounts[c] > confusion.PredictedCounts[ModalClass] ? c : ModalClass;
            MajorityClass = confusion.ActualCounts[c] > confusion.ActualCounts[MajorityClass] ? c : MajorityClass;
        }

        for (int c = 0; c < confusion.ClassCount; c++)
        {
            PresentClasses += confusion.ActualCounts[c] > 0 ? 1 : 0;
            OffModalHits += c == ModalClass ? 0 : confusion[c, c];
        }
    }

    /// <summary>The counts judged.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The class that is predicted most often (the first of equals).</summary>
    public int ModalClass { get; }

    /// <summary>The class that is true most often (the first of equals).</summary>
    public int MajorityClass { get; }

    /// <summary>Number of classes among the true labels.</summary>
    public int PresentClasses { get; }

    /// <summary>Rows whose true class is not the modal one: only these can show that decisions vary with reason.</summary>
    public long OffModalRows => Confusion.ClassCount == 0 ? 0 : Confusion.Total - Confusion.ActualCounts[ModalClass];

    /// <summary>How many of them were predicted right.</summary>
    public long OffModalHits { get; }

    /// <summary>Their observed recall, in [0, 1]; NaN without such rows.</summary>
    public double OffModalRecall => OffModalRows == 0 ? double.NaN : (double)OffModalHits / OffModalRows;

    /// <summary>Share of rows predicted as the modal class, in [0, 1]; NaN without rows.</summary>
    public double ModalShare => Confusion.Total == 0 ? double.NaN : (double)Confusion.PredictedCounts[ModalClass] / Confusion.Total;

    /// <summary>One-sided p-value of "decisions and truth are independent"; small when decisions have skill.</summary>
    public double PValue { get; private init; } = 1;

    /// <summary>Judges a confusion matrix.</summary>
    /// <param name="confusion">Counts; row = actual.</param>
    public static LabelAgreement Of(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var agreement = new LabelAgreement(confusion);
        return confusion.Total < 2 ? agreement : agreement with { PValue = agreement.Test() };
    }

    /// <summary>Upper bound of the recall over all rows off the modal class.</summary>
    /// <param name="confidence">One-sided confidence in (0, 1).</param>
    public double OffModalRecallUpper(double confidence) => ClopperPearson.Upper(OffModalHits, OffModalRows, confidence);

    /// <summary>Upper bound of (sum of recalls - 1)/(K - 1), the multiclass form of Youden's J (0 = chance, 1 = perfect), over the classes present.</summary>
    /// <param name="standardErrors">Normal quantile: 2.326 for 99 %.</param>
    public double InformednessUpper(double standardErrors)
    {
        double sum = 0;
        double variance = 0;
        for (int c = 0; c < Confusion.ClassCount; c++)
        {
            long rows = Confusion.ActualCounts[c];
            if (rows > 0)
            {
                double recall = Confusion.Recall(c);
                double chance = PredictedShare(c);
                sum += recall;
                variance += Math.Max(recall * (1 - recall), chance * (1 - chance)) / rows;
            }
        }

        return (sum - 1 + (standardErrors * Math.Sqrt(variance))) / (PresentClasses - 1);
    }

    /// <summary>
    /// One-sided exact p-value of "the modal class is predicted no more often than it is true", in (0, 1]: McNemar's test (1947) of the rows that are wrongly given to it against
    /// those that are wrongly given away. Small when the other classes come short of their share; 1 when there is no such row.
    /// </summary>
    public double ModalExcessPValue
    {
        get
        {
            if (Confusion.ClassCount == 0)
            {
                return 1;
            }

            long hits = Confusion[ModalClass, ModalClass];
            long gained = Confusion.PredictedCounts[ModalClass] - hits;
            long lost = Confusion.ActualCounts[ModalClass] - hits;
            return gained == 0 ? 1 : ClopperPearson.LowerTail(lost, gained + lost, .5);
        }
    }

    private double PredictedShare(int c) => (double)Confusion.PredictedCounts[c] / Confusion.Total;

    private double Test()
    {
        double expected = 0;
        double leastExpected = double.PositiveInfinity;
        for (int c = 0; c < Confusion.ClassCount; c++)
        {
            double hits = Confusion.ActualCounts[c] * PredictedShare(c);
            expected += c == ModalClass ? 0 : hits;
            leastExpected = Math.Min(leastExpected, hits);
        }

        double agreement = UpperTail(AgreementZ());
        double other = expected < PoissonBelow ? PoissonTail(OffModalHits, expected)
            : leastExpected >= NormalFrom ? UpperTail(RecallSumZ())
            : 1;
        return Math.Min(1, 2 * Math.Min(agreement, other));
    }

    /// <summary>The number of right answers against its permutation distribution.</summary>
    private double AgreementZ()
    {
        double n = Confusion.Total;
        double excess = 0;
        double products = 0;
        double variance = 0;
        for (int c = 0; c < Confusion.ClassCount; c++)
        {
            double a = Confusion.ActualCounts[c];
            double p = Confusion.PredictedCounts[c];
            excess += Confusion[c, c] - (a * p / n);
            variance += (a * p * (n - a) * (n - p)) - (a * p * a * p);
            products += a * p;
        }

        variance = (variance + (products * products)) / (n * n * (n - 1));
        return variance > 0 ? excess / Math.Sqrt(variance) : 0;
    }

    private double RecallSumZ()
    {
        double excess = 0;
        double variance = 0;
        for (int c = 0; c < Confusion.ClassCount; c++)
        {
            double share = PredictedShare(c);
            excess += Confusion.Recall(c) - share;
            variance += share * (1 - share) / Confusion.ActualCounts[c];
        }

        return variance > 0 ? excess / Math.Sqrt(variance) : 0;
    }

    private static double UpperTail(double z) => Normal.CDF(0, 1, -z);

    private static double PoissonTail(long hits, double expected) =>
        hits == 0 || expected == 0 ? (hits == 0 ? 1 : 0) : 1 - Poisson.CDF(expected, hits - 1);
}
