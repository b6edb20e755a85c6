using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using CsCheck;

namespace CollapseGuard.Tests.Statistics;

public class LabelAgreementTests
{
    [Fact]
    public void Counts_by_hand()
    {
        LabelAgreement decisions = LabelAgreement.Of(new ConfusionMatrix(3, [50, 6, 4, 12, 16, 2, 4, 2, 4]));

        Assert.Equal(0, decisions.ModalClass);
        Assert.Equal(0, decisions.MajorityClass);
        Assert.Equal(.66, decisions.ModalShare, 12);
        Assert.Equal(40, decisions.OffModalRows);
        Assert.Equal(20, decisions.OffModalHits);
        Assert.Equal(3, decisions.PresentClasses);
    }

    /// <summary>40 of 100 rows are of class 1, 35 are predicted 1, 15 agree: z = 1/sqrt(5.5152) = .4258. scipy 1.10.1: norm.sf = .33512, poisson.sf(14, 14) = .42956; p = 2 · .33512.</summary>
    [Fact]
    public void P_value_by_hand() =>
        Assert.Equal(0.67024, LabelAgreement.Of(new ConfusionMatrix(2, [40, 20, 25, 15])).PValue, 4);

    /// <summary>No hit where .5 was expected is no evidence: Poisson tail 1, agreement z below 0.</summary>
    [Fact]
    public void Constant_decisions_have_no_skill() =>
        Assert.Equal(1, LabelAgreement.Of(new ConfusionMatrix(2, [90, 0, 10, 0])).PValue);

    [Fact]
    public void Perfect_decisions_have_skill() =>
        Assert.True(LabelAgreement.Of(new ConfusionMatrix(2, [90, 0, 0, 10])).PValue < 1e-9);

    /// <summary>Recalls 5/6, 8/15 and 2/5 (scikit-learn 1.2.1: .8333, .5333, .4): J = (1.76667 - 1)/2.</summary>
    [Fact]
    public void Informedness_by_hand()
    {
        LabelAgreement decisions = LabelAgreement.Of(new ConfusionMatrix(3, [50, 6, 4, 12, 16, 2, 4, 2, 4]));

        Assert.Equal(.383333, decisions.InformednessUpper(0), 6);
    }

    /// <summary>McNemar's exact test, one-sided, by hand: nine given to the modal class and none away, .5^9; nine and one, (1 + 10)/2^10. scipy 1.10.1 binomtest(1, 10) gives the same.</summary>
    [Theory]
    [InlineData(205, 0, 9, 0, 1 / 512.0)]
    [InlineData(204, 1, 9, 0, 11 / 1024.0)]
    [InlineData(201, 4, 4, 5, 163 / 256.0)]
    [InlineData(205, 0, 0, 9, 1)]
    public void Excess_of_the_modal_class_by_hand(long right, long lost, long gained, long found, double expected) =>
        Assert.Equal(expected, LabelAgreement.Of(new ConfusionMatrix(2, [right, lost, gained, found])).ModalExcessPValue, 10);

    [Fact]
    public void Independent_labels_are_called_skilled_at_the_level_or_less()
    {
        int alarms = 0;
        var random = new Random(7);
        for (int run = 0; run < 4000; run++)
        {
            long[] counts = new long[9];
            for (int row = 0; row < 150; row++)
            {
                int actual = random.NextDouble() < .7 ? 0 : 1 + random.Next(2);
                int predicted = random.NextDouble() < .8 ? 0 : 1 + random.Next(2);
                counts[(3 * actual) + predicted]++;
            }

            alarms += LabelAgreement.Of(new ConfusionMatrix(3, counts)).PValue < .05 ? 1 : 0;
        }

        Assert.InRange(alarms / 4000.0, .005, .06);
    }

    [Fact]
    public void Renaming_classes_changes_nothing() => Gen.Long[0, 40].Array[9].Where(c => c.Sum() > 5).Sample(counts =>
    {
        int[] order = [2, 0, 1];
        var renamed = new long[9];
        for (int a = 0; a < 3; a++)
        {
            for (int p = 0; p < 3; p++)
            {
                renamed[(order[a] * 3) + order[p]] = counts[(a * 3) + p];
            }
        }

        LabelAgreement one = LabelAgreement.Of(new ConfusionMatrix(3, counts));
        LabelAgreement other = LabelAgreement.Of(new ConfusionMatrix(3, renamed));
        if (one.Confusion.PredictedCounts.ToArray().Distinct().Count() == 3)
        {
            Assert.Equal(one.PValue, other.PValue, 9);
        }
    });

    [Fact]
    public void No_rows_say_nothing()
    {
        LabelAgreement decisions = LabelAgreement.Of(new ConfusionMatrix(2, [0, 0, 0, 0]));

        Assert.Equal(1, decisions.PValue);
        Assert.Equal(double.NaN, decisions.ModalShare);
        Assert.Equal(double.NaN, LabelAgreement.Of(new ConfusionMatrix(0, [])).ModalShare);
        Assert.Equal(1, decisions.OffModalRecallUpper(.985));
    }
}
