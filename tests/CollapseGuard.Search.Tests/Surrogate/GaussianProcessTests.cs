using CollapseGuard.Search.Surrogate;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.Search.Tests.Surrogate;

/// <summary>The model of scores, against the same model in 40 digits (gaussian_process_reference.py).</summary>
public class GaussianProcessTests
{
    private static readonly SearchSpace Square = SearchSpace.Of(SearchRange.Linear("a", 0, 1), SearchRange.Linear("b", 0, 1));
    private static readonly double[] Points = [.1, .2, .4, .9, .8, .3, .6, .6, .95, .05];
    private static readonly double[] Targets = [-1, .5, 1.2, .1, -.8];
    private static readonly double[] Logs = [Math.Log(.5), Math.Log(.8), Math.Log(1.3), Math.Log(.05)];

    [Fact]
    public void Likelihood_and_slopes_are_those_of_the_reference()
    {
        var likelihood = new MarginalLikelihood(new CandidateEncoding(Square), Points, Targets);
        var slopes = new double[4];
        var ofPrior = new double[4];

        double log = likelihood.Log(Logs, slopes) - HyperparameterPrior.Add(Logs, ofPrior);

        Assert.Equal(-7.712800685161001, log, 1e-10);
        Assert.Equal(-5.408723013801725, slopes[0] - ofPrior[0], 1e-9);
        Assert.Equal(-5.700026295608541, slopes[1] - ofPrior[1], 1e-9);
        Assert.Equal(2.831263183948785, slopes[2] - ofPrior[2], 1e-9);
        Assert.Equal(3.399400614178937, slopes[3] - ofPrior[3], 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void The_prior_of_lengths_is_log_normal_as_a_density_of_the_length(int ranges)
    {
        var published = new LogNormal(Math.Sqrt(2) + (.5 * Math.Log(ranges)), Math.Sqrt(3));

        double difference = Of(.3) - Of(4);

        Assert.Equal(published.DensityLn(.3) - published.DensityLn(4), difference, 1e-12);
        // exp(√2 - 3) √ranges = .2049 √ranges: the mode.
        Assert.True(Of(.2049 * Math.Sqrt(ranges)) > Math.Max(Of(.19 * Math.Sqrt(ranges)), Of(.22 * Math.Sqrt(ranges))));

        double Of(double length)
        {
            double[] values = [.. Enumerable.Range(0, ranges + 2).Select(i => i == 0 ? Math.Log(length) : 0)];
            return HyperparameterPrior.Add(values, []);
        }
    }

    [Fact]
    public void Predictions_are_those_of_the_reference()
    {
        GaussianProcess process = GaussianProcess.Condition(new CandidateEncoding(Square), new Hyperparameters(Logs), Points, Targets);

        (double mean, double variance) = process.Predict([.5, .5], process.Scratch());
        Assert.Equal(0.08653757403270794, mean, 1e-12);
        Assert.Equal(0.1023966272751894, variance, 1e-12);
        (mean, variance) = process.Predict([0, 1], process.Scratch());
        Assert.Equal(0.08956183360297958, mean, 1e-12);
        Assert.Equal(0.6498463588406723, variance, 1e-12);
    }

    [Theory]
    [InlineData(1, 0.08002621884930694)]
    [InlineData(-2, -4.768783523917114)]
    [InlineData(-10, -55.55312203612236)]
    [InlineData(-30, -457.724653760598)]
    public void Expected_improvement_is_right_far_out_too(double z, double log)
    {
        Assert.Equal(log, ExpectedImprovement.Log(z, 1, 0), 2e-3);
        Assert.Equal(log + Math.Log(2), ExpectedImprovement.Log((2 * z) + 5, 4, 5), 2e-3);
    }

    [Fact]
    public void Coinciding_points_without_noise_still_condition()
    {
        var noiseless = new Hyperparameters([0, 0, 0, -700]);

        GaussianProcess process = GaussianProcess.Condition(new CandidateEncoding(Square), noiseless, [.5, .5, .5, .5, .5, .5], [1, 1, 1]);

        Assert.Equal(1, process.Predict([.5, .5], process.Scratch()).Mean, 1e-4);
    }

    [Fact]
    public void A_fit_finds_which_range_matters_and_the_noise()
    {
        var random = new Random(1);
        double[] points = [.. Enumerable.Range(0, 120).Select(_ => random.NextDouble())];
        double[] targets = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(9 * points[2 * i]) + (.1 * (random.NextDouble() - .5) * Math.Sqrt(12)))];

        Hyperparameters fitted = HyperparameterFit.Run(new MarginalLikelihood(new CandidateEncoding(Square), points, targets), 2, new Random(2), default);

        Assert.True(fitted.LogLengths[1] > fitted.LogLengths[0] + 1.5, $"{fitted.LogLengths[0]}, {fitted.LogLengths[1]}");
        Assert.InRange(fitted.Noise, .005, .02); // .1² = .01
    }

    [Fact]
    public void Choices_are_as_far_apart_as_the_ends_of_a_range()
    {
        SearchSpace space = SearchSpace.Of(SearchRange.Categorical("c", "x", "y", "z"), SearchRange.Log("l", 1e-4, 1), SearchRange.Integer("i", 0, 4));
        var encoding = new CandidateEncoding(space);
        double[] points = encoding.Encode([new Candidate(space, 0, [0, 1e-4, 0]), new Candidate(space, 1, [2, 1, 4])]);

        Assert.Equal(5, encoding.Width);
        for (int range = 0; range < 3; range++)
        {
            Assert.Equal(1, encoding.SquaredDistance(points.AsSpan(0, 5), points.AsSpan(5, 5), range), 1e-12);
        }
    }

    [Fact]
    public void Warped_scores_keep_their_order_and_one_disaster_does_not_flatten_the_rest()
    {
        double[] targets = ScoreWarp.Targets([.9, .8, .7, .6, -1e12], ScoreDirection.Maximize);

        Assert.Equal(targets.OrderDescending(), targets);
        Assert.Equal(0, targets.Average(), 1e-12);
        Assert.True(targets[0] - targets[1] > .3, "the better half keeps its distances");
        Assert.Equal(targets, ScoreWarp.Targets([-.9, -.8, -.7, -.6, 1e12], ScoreDirection.Minimize));
        Assert.Equal([0, 0, 0], ScoreWarp.Targets([2, 2, 2], ScoreDirection.Maximize));
    }

    [Fact]
    public void Fitness_is_learnt_from_rejected_and_failed_candidates_alike()
    {
        var encoding = new CandidateEncoding(Square);
        Trial[] trials = [.. Enumerable.Range(0, 40).Select(i =>
        {
            var random = new Random(i);
            double a = random.NextDouble();
            return new Trial
            {
                Candidate = new Candidate(Square, i, [a, random.NextDouble()]),
                State = a < .5 ? TrialState.Accepted : i % 2 == 0 ? TrialState.Rejected : TrialState.Failed,
                Score = 1,
            };
        })];

        FeasibilityModel model = FeasibilityModel.Fit(encoding, trials, new Random(1), default)!;

        Assert.True(model.LogProbability([.2, .5], model.Scratch()) > Math.Log(.9));
        Assert.True(model.LogProbability([.8, .5], model.Scratch()) < Math.Log(.1));
        Assert.Null(FeasibilityModel.Fit(encoding, [.. trials.Where(t => t.State == TrialState.Accepted)], new Random(1), default));
    }
}
