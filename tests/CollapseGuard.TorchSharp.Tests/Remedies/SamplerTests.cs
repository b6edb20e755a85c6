using CollapseGuard.Torch.Remedies;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

public class SamplerTests
{
    [TorchFact]
    public void Balanced_draws_show_every_class_equally_often_through_the_data_loader()
    {
        using Tensor labels = Labels(1000, 50);
        using var data = new Rows(labels);
        using var loader = new TorchSharp.Modules.DataLoader(data, 100, WeightedRandomSampler.Balanced(labels, seed: 7));

        long rare = 0, rows = 0;
        foreach (Dictionary<string, Tensor> batch in loader)
        {
            rare += batch["label"].sum().item<long>();
            rows += batch["label"].numel();
        }

        Assert.Equal(1000, rows);
        Assert.InRange(rare, 450, 550);
    }

    [TorchFact]
    public void Seeds_repeat_epochs_and_epochs_differ()
    {
        double[] weights = [1, 2, 3, 0, 4, 0];
        var first = new WeightedRandomSampler(weights, 1, sampleCount: 10_000);
        var second = new WeightedRandomSampler(weights, 1, sampleCount: 10_000);
        long[] epoch1 = [.. first], epoch2 = [.. first];

        Assert.Equal(epoch1, second);
        Assert.NotEqual(epoch1, epoch2);
        Assert.DoesNotContain(3, epoch1);
        Assert.DoesNotContain(5, epoch1);
        Assert.InRange(epoch1.Count(row => row == 4), 3800, 4200);
    }

    [TorchFact]
    public void Bad_weights_are_said()
    {
        Assert.Contains("weights[1]", Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([1, double.NaN], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([0, 0], 1));
        Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([], 1));
    }

    [TorchFact]
    public void Every_batch_holds_the_proportion_and_every_row_comes_once()
    {
        using Tensor labels = Labels(1030, 103);
        using var data = new Rows(labels);
        var sampler = new StratifiedBatchSampler(labels, 50, seed: 3);
        using var loader = new TorchSharp.Modules.DataLoader(data, sampler.BatchSize, sampler);
        var seen = new List<long>();

        foreach (Dictionary<string, Tensor> batch in loader)
        {
            seen.AddRange(batch["row"].data<long>().ToArray());
            if (batch["label"].numel() == 50)
            {
                Assert.InRange(batch["label"].sum().item<long>(), 4, 6);
            }
        }

        Assert.Equal(Enumerable.Range(0, 1030).Select(row => (long)row), seen.Order());
        Assert.NotEqual(sampler.ToArray(), sampler.ToArray());
        Assert.Equal(new StratifiedBatchSampler(labels, 50, 3), new StratifiedBatchSampler(labels, 50, 3));
    }

    [TorchFact]
    public void Reading_labels_leaves_no_tensor() => Live.AssertFlat(() =>
    {
        using Tensor labels = Labels(100, 10);
        _ = new StratifiedBatchSampler(labels, 10, 1).Count() + WeightedRandomSampler.Balanced(labels, 1).Count();
        using Tensor weights = ClassWeights.Balanced(labels, 2), positive = ClassWeights.Positive(labels);
    });

    [TorchFact]
    public void Class_weights_are_balanced_and_an_absent_class_is_said()
    {
        using Tensor labels = Labels(100, 10);
        using Tensor weights = ClassWeights.Balanced(labels, 2), positive = ClassWeights.Positive(labels);

        Assert.Equal([100f / 180, 5f], weights.data<float>().ToArray());
        Assert.Equal(9f, positive.item<float>());
        Assert.Contains("Class 2", Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(labels, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("must be in [0, 1]", Assert.Throws<ArgumentException>(() => ClassWeights.Positive(labels + 1)).Message, StringComparison.Ordinal);
        Assert.Contains("argmax", Assert.Throws<ArgumentException>(() => ClassWeights.Positive(tensor(new[] { 0.5f }))).Message, StringComparison.Ordinal);
    }

    private static Tensor Labels(int rows, int rare) => tensor(Enumerable.Range(0, rows).Select(row => row < rare ? 1L : 0).ToArray());

    private sealed class Rows(Tensor labels) : utils.data.Dataset
    {
        public override long Count => labels.shape[0];

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["label"] = labels[index], ["row"] = tensor(index) };
    }
}
