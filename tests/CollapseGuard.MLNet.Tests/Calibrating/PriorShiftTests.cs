using CollapseGuard.MLNet.Calibrating;

namespace CollapseGuard.MLNet.Tests.Calibrating;

public class PriorShiftTests
{
    [Fact]
    public void Log_odds_move_by_a_constant()
    {
        // Balanced to 1:99: odds from 1 to 1/99.
        Assert.Equal(Math.Log(1.0 / 99), PriorShift.LogOdds(.5, .01), 12);
        Assert.Equal(.01, PriorShift.Binary(.5, .5, .01), 12);
        foreach (double p in new[] { .001, .2, .5, .9, .999 })
        {
            double moved = PriorShift.Binary(p, .3, .05);
            Assert.Equal(PriorShift.LogOdds(.3, .05), Math.Log(moved / (1 - moved)) - Math.Log(p / (1 - p)), 9);
            Assert.Equal(p, PriorShift.Binary(moved, .05, .3), 12); // and back
        }

        Assert.Equal([0, 1, double.NaN], [PriorShift.Binary(0, .3, .05), PriorShift.Binary(1, .3, .05), PriorShift.Binary(double.NaN, .3, .05)]);
    }

    [Fact]
    public void Several_classes_are_scaled_to_sum_to_1()
    {
        // .5, .3, .2 by ratios 2, 1, .5 with training priors .25, .5, .25: 1, .3, .1 of 1.4.
        float[] moved = PriorShift.Multiclass([.5f, .3f, .2f, float.NaN, .1f, .1f], [.25, .5, .25], [.5, .375, .125]);

        double total = (.5 * 2) + (.3 * .75) + (.2 * .5);
        Assert.Equal([(float)(1 / total), (float)(.225 / total), (float)(.1 / total)], moved.AsSpan(0, 3).ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.All(moved.AsSpan(3).ToArray(), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Two_classes_agree_with_the_binary_form() =>
        Assert.Equal(PriorShift.Binary(.7f, .4, .1), PriorShift.Multiclass([.3f, .7f], [.6, .4], [.9, .1])[1], 6);

    [Fact]
    public void Priors_of_unlabelled_rows_are_found()
    {
        // Two normals a distance of 2 apart, a calibrated model of prior .5, rows of prior .1.
        var random = new Random(7);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var probabilities = new float[20_000 * 2];
        for (int row = 0; row < 20_000; row++)
        {
            double x = Normal() + (random.NextDouble() < .1 ? 1 : -1);
            probabilities[(row * 2) + 1] = (float)(1 / (1 + Math.Exp(-2 * x)));
            probabilities[row * 2] = 1 - probabilities[(row * 2) + 1];
        }

        double[] priors = PriorShift.EstimatePriors(probabilities, [.5, .5]);

        Assert.Equal(.1, priors[1], 2);
        Assert.Equal(1, priors.Sum(), 9);
    }

    [Fact]
    public void What_is_no_prior_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorShift.LogOdds(0, .5));
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorShift.Binary(.5, .5, 1));
        Assert.Contains("sum to", Assert.Throws<ArgumentException>(() => PriorShift.Multiclass([.5f, .5f], [.5, .6], [.5, .5])).Message);
        Assert.Contains("Prior [1] is 0", Assert.Throws<ArgumentException>(() => PriorShift.Multiclass([.5f, .5f], [1, 0], [.5, .5])).Message);
        Assert.Contains("3 probabilities", Assert.Throws<ArgumentException>(() => PriorShift.Multiclass([.5f, .5f, .5f], [.5, .5], [.5, .5])).Message);
        Assert.Contains("No row has probabilities", Assert.Throws<ArgumentException>(() => PriorShift.EstimatePriors([float.NaN, 0], [.5, .5])).Message);
    }
}
