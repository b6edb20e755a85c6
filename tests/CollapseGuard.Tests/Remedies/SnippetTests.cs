using CollapseGuard.Remedies.Snippets;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Tests.Remedies;

/// <summary>The code that remedies show, run where it needs no trained network; the rest is compiled with these tests.</summary>
public class SnippetTests
{
    [Fact]
    public void Standardized_targets_have_mean_0_and_spread_1_and_come_back()
    {
        float[] target = [480, 500, 520, 540];

        (float[] scaled, Func<float, float> back) = StandardizeTarget.Standardize(target);

        Assert.Equal(0, scaled.Average(), 5);
        Assert.Equal(1, scaled.Average(z => z * z), 5);
        Assert.Equal(target, scaled.Select(z => MathF.Round(back(z), 3)));
    }

    [Fact]
    public void Threshold_separates_where_one_half_does_not()
    {
        float[] scores = [.01f, .02f, .02f, .03f, .08f, .09f];
        bool[] actual = [false, false, false, false, true, true];

        Assert.Equal(.08f, TuneThreshold.BestThreshold(scores, actual));
    }

    [Fact]
    public void Threshold_keeps_tied_scores_together() =>
        Assert.Equal(.5f, TuneThreshold.BestThreshold([.5f, .5f, .4f, .4f], [true, false, false, false]));

    [Fact]
    public void Weights_make_classes_equal() => Assert.Equal([.625f, 2.5f, 0], WeightClasses.ClassWeights([0, 0, 0, 0, 1], 2).Append(0));

    [Fact]
    public void Oversampling_balances_and_keeps_every_row()
    {
        int[] labels = [0, 0, 0, 0, 0, 0, 1, 1, 2];

        int[] rows = OversampleTrainingRows.Oversample(labels, seed: 1);

        Assert.Equal([6, 6, 6], rows.GroupBy(r => labels[r]).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal(9, rows.Distinct().Count());
        Assert.Equal(rows, OversampleTrainingRows.Oversample(labels, seed: 1));
    }

    [Fact]
    public void Shuffling_keeps_rows_and_labels_together()
    {
        float[] inputs = [.. Enumerable.Range(0, 20).SelectMany(i => new[] { i, i * 10f })];

        (float[] shuffled, int[] labels) = ShuffleRows.Shuffle(inputs, 2, [.. Enumerable.Range(0, 20)], seed: 1);

        Assert.Equal(labels.SelectMany(y => new[] { y, y * 10f }), shuffled);
        Assert.Equal(Enumerable.Range(0, 20), labels.Order());
        Assert.NotEqual(Enumerable.Range(0, 20), labels);
    }

    [Fact]
    public void Keys_become_counts_and_unknown_ones_nothing()
    {
        Func<string, float> encode = ReplaceIdentifiers.CountEncoder(["a", "b", "a"]);

        Assert.Equal([2, 1, 0], new[] { "a", "b", "new" }.Select(encode));
    }

    [Fact]
    public void Centred_columns_have_mean_0_and_spread_1()
    {
        var ml = new MLContext(seed: 1);
        IDataView years = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new Year { Value = 2000 + (i % 5) }));

        float[] centred = [.. CentreColumns.Normalizer(ml, nameof(Year.Value)).Fit(years).Transform(years).GetColumn<float>(nameof(Year.Value))];

        Assert.Equal(0, centred.Average(), 3);
        Assert.Equal(1, centred.Average(z => z * z), 3);
    }

    [Fact]
    public void Probe_tells_signal_from_noise()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, 600).Select(_ => random.NextSingle())];
        FeatureTable inputs = FeatureTable.FromRowMajor(values, 3);

        Assert.True(ProbeForSignal.HasSignal(inputs, [.. values.Chunk(3).Select(row => row[0] + row[1])]));
        Assert.False(ProbeForSignal.HasSignal(inputs, [.. values.Chunk(3).Select(_ => random.NextSingle())]));
    }

    [Fact]
    public void Training_stops_after_its_best_epoch()
    {
        int epoch = 0;

        Assert.Equal(30, TrainUntilItStops.Train(() => Math.Abs(30 - ++epoch)));
        Assert.Equal(40, epoch);
    }

    [Fact]
    public void Range_test_takes_the_largest_rate_that_descends() =>
        Assert.Equal(1e-3, RaiseLearningRate.LargestUsefulRate(rate => rate > 2e-3 ? float.NaN : 1 - (float)rate), 9);

    [Fact]
    public void Inverted_loss_is_refused()
    {
        CheckObjectiveSign.RequireDescent(SquaredError, [1, 2, 3]);

        Assert.Throws<InvalidOperationException>(() => CheckObjectiveSign.RequireDescent((p, y) => -SquaredError(p, y), [1, 2, 3]));

        static float SquaredError(float[] predicted, float[] actual) => predicted.Zip(actual, (p, y) => (p - y) * (p - y)).Sum();
    }

    [Fact]
    public void Labels_are_found_by_key()
    {
        var labels = new Dictionary<string, float> { ["b"] = 2, ["a"] = 1 };

        Assert.Equal([1, 2], JoinLabelsByKey.LabelsFor(["a", "b"], labels));
        Assert.Contains("no label for c", Assert.Throws<ArgumentException>(() => JoinLabelsByKey.LabelsFor(["a", "c"], labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_keeps_each_class_in_its_proportion()
    {
        int[] labels = [.. Enumerable.Repeat(0, 80), .. Enumerable.Repeat(1, 20)];

        (int[] training, int[] heldOut) = SplitByClass.Split(labels, .25, seed: 1);

        Assert.Equal(5, heldOut.Count(r => labels[r] == 1));
        Assert.Equal(20, heldOut.Count(r => labels[r] == 0));
        Assert.Equal(100, training.Concat(heldOut).Distinct().Count());
    }

    [Fact]
    public void Constant_columns_are_named() =>
        Assert.Equal(["x1"], FindConstantInputs.ConstantColumns(FeatureTable.FromRowMajor([1, 5, 2, 5, 3, 5], 2)));

    [Fact]
    public void Broken_rows_are_left_out() =>
        Assert.Equal([1, 3], DropBrokenRows.SoundRows([1, float.NaN, 1, 2, -999, 0, 3, 4, 1, float.PositiveInfinity], 2, -999));

    [Fact]
    public void Shift_is_measured_in_training_spreads() =>
        Assert.Equal([2, 0], CompareWithTraining.Shifts([-1, 5, 1, 7], [2, 6, 2, 6], 2));

    [Theory]
    [InlineData(0, true, .6931472f)]
    [InlineData(200, true, 0)]
    [InlineData(-200, true, 200)]
    [InlineData(200, false, 200)]
    public void Guarded_cross_entropy_is_finite(float logit, bool actual, float expected) =>
        Assert.Equal(expected, GuardTheLog.BinaryCrossEntropy(logit, actual), 5);

    [Fact]
    public void Pipelines_of_ML_NET_fit_and_come_back_from_disk()
    {
        var ml = new MLContext(seed: 1);
        var random = new Random(1);
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(_ => random.NextSingle()).Select(x => new Row { Features = [2000 + x, x], Label = 3 * x }));
        string path = Path.GetTempFileName();
        try
        {
            ITransformer model = ServeWhatWasTrained.SaveAndLoad(
                ml, data, ml.Transforms.CopyColumns("Kept", "Label"), StandardizeInputs.Pipeline(ml, ml.Regression.Trainers.OnlineGradientDescent(numberOfIterations: 50)), path);

            Assert.True(ml.Regression.Evaluate(model.Transform(data)).RSquared > .9);

            IDataView centred = ml.Transforms.NormalizeMeanVariance("Features", fixZero: false).Fit(data).Transform(data);
            Assert.Equal([0f, 1e-3f, 1e-2f, 1e-1f], LowerPenalty.HeldOutSkill(ml, centred, centred).Select(s => s.L2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class Year
    {
        public float Value { get; set; }
    }
}
