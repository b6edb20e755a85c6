using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Examination;

public class ModelExaminationTests
{
    private static ModelBehavior Model(nn.Module<Tensor, Tensor> model, Tensor x) => Sample.Examine(model, (p, _) => p.sum(), x, null, ExaminationScope.Model).Model!;

    [TorchFact]
    public void A_sound_network_answers_row_by_row_and_bends()
    {
        using var scope = NewDisposeScope();
        ModelBehavior model = Model(Sample.Net(5, 1), Sample.Numbers(32, 5));

        Assert.True(model.Deviation > 0.01);
        Assert.True(model.GreatestResponse > 0.5);
        Assert.Equal(0, model.RowCoupling, 1e-3);
        Assert.Equal(0, model.ModeDifference, 1e-6);
        Assert.Equal(0, model.TrainingNoise);
        Assert.True(model.Curvature > 0.01);
        Assert.Equal((2, 16L, false, 0.0), (model.WeightLayers, model.NarrowestHidden, model.HasBatchNorm, model.DropoutRate));
    }

    [TorchFact]
    public void A_dead_network_answers_to_nothing()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> dead = Sample.Net(5, 1);
        using (no_grad())
        {
            dead.parameters().First().zero_();
        }

        Assert.Equal(0, Model(dead, Sample.Numbers(32, 5)).GreatestResponse);
    }

    [TorchTheory]
    [InlineData("none")]
    [InlineData("sigmoid")]
    [InlineData("softmax")]
    [InlineData("tanh")]
    public void A_stack_of_linear_layers_is_straight_behind_any_head(string head)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        int width = head == "softmax" ? 3 : 1;
        nn.Module<Tensor, Tensor> last = head switch { "sigmoid" => nn.Sigmoid(), "softmax" => nn.Softmax(1), "tanh" => nn.Tanh(), _ => nn.Identity() };

        Assert.True(Model(nn.Sequential(nn.Linear(5, 8), nn.Linear(8, width), last), Sample.Numbers(32, 5)).Curvature < 1e-3);
        Assert.True(Model(nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, width), last), Sample.Numbers(32, 5)).Curvature > 1e-2);
    }

    [TorchFact]
    public void A_rectifier_that_is_open_for_the_whole_batch_still_bends()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Sample.Net(5, 1);
        using (no_grad())
        {
            net.parameters().First().abs_();
        }

        Assert.True(Model(net, Sample.Numbers(32, 5).abs() + 1).Curvature > 1e-3);
    }

    [TorchFact]
    public void Rows_that_see_each_other_are_coupled()
    {
        using var scope = NewDisposeScope();
        var coupled = new Sample.Of(x => x - x.mean([0L], keepdim: true));

        Assert.True(Model(coupled, Sample.Numbers(32, 5)).RowCoupling > 0.1);
    }

    [TorchFact]
    public void Dropout_on_the_outputs_is_seen_and_its_noise_averaged()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        ModelBehavior dropped = Model(nn.Sequential(nn.Linear(5, 4), nn.Dropout(0.4)), Sample.Numbers(200, 5));
        ModelBehavior inside = Model(nn.Sequential(nn.Linear(5, 64), nn.Dropout(0.4), nn.Linear(64, 4)), Sample.Numbers(200, 5));

        Assert.InRange(dropped.DroppedOutputShare, 0.3, 0.5);
        Assert.Equal(0, inside.DroppedOutputShare);
        Assert.True(inside.TrainingNoise > 0.1);
        Assert.True(inside.ModeDifference < 0.25);
        Assert.Equal(0.4, inside.DropoutRate);
    }

    /// <summary>Where every hidden unit is dropped the answer is the last bias, which begins at 0.</summary>
    [TorchFact]
    public void Near_miss_hidden_dropout_that_leaves_the_bias_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Linear last = nn.Linear(8, 1);
        nn.init.zeros_(last.bias!);
        float[] before = [.. last.parameters().SelectMany(p => p.data<float>())];

        Assert.Equal(0, Model(nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Dropout(0.95), last), Sample.Numbers(200, 5)).DroppedOutputShare);
        Assert.InRange(Model(nn.Sequential(nn.Linear(5, 8), nn.ReLU(), last, nn.Dropout(0.95)), Sample.Numbers(200, 5)).DroppedOutputShare, 0.9, 1);
        Assert.Equal(before, last.parameters().SelectMany(p => p.data<float>()).ToArray());
    }

    [TorchFact]
    public void Batch_normalization_whose_statistics_are_far_off_answers_otherwise_in_inference()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(5, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 1));
        ModelBehavior far = Model(net, (Sample.Numbers(64, 5) * 100) + 500);

        Assert.True(far.HasBatchNorm);
        Assert.True(far.ModeDifference > 0.5);
    }

    [TorchFact]
    public void Token_ids_are_permuted_only()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Embedding(10, 4), nn.Flatten(), nn.Linear(12, 2));
        ModelBehavior model = Model(net, arange(30, dtype: ScalarType.Int64).remainder(10).reshape(10, 3));

        Assert.True(double.IsNaN(model.Curvature));
        Assert.True(model.GreatestResponse > 0.1);
        Assert.Equal(1, model.WeightLayers);
    }

    [TorchFact]
    public void One_row_leaves_most_unknown()
    {
        using var scope = NewDisposeScope();
        ModelBehavior model = Model(Sample.Net(5, 1), Sample.Numbers(1, 5));

        Assert.True(double.IsNaN(model.Deviation) && double.IsNaN(model.RowCoupling) && double.IsNaN(model.Curvature));
    }
}
