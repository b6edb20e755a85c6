using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Examination;

public class LossExaminationTests
{
    private static Tensor X => Sample.Numbers(32, 5);

    [TorchFact]
    public void A_sound_squared_error_is_least_at_the_perfect_prediction()
    {
        using var scope = NewDisposeScope();
        LossBehavior loss = Sample.Loss(Sample.Net(5, 1), (p, t) => F.mse_loss(p, t), X, Sample.Numbers(32, 1, 2) * 3);

        Assert.Equal(0, loss.AtPerfect, 1e-9);
        Assert.Equal(loss.AtConstant, loss.AtShifted, 1e-3);
        Assert.Equal(4 * loss.AtConstant, loss.AtInverted, 1e-3);
        Assert.True(loss.AtPermuted > loss.AtConstant);
        Assert.True(loss.TowardsTarget < 0);
        Assert.Equal(1, loss.DoubledRatio, 1e-3);
        Assert.True(loss.RowMatching > 0.9);
        Assert.True(loss.OutputGradient > 0);
        Assert.Equal(0, loss.PenaltyGradientRatio);
        Assert.False(loss.IsNonFiniteAtOutputs);
    }

    [TorchFact]
    public void Broadcast_targets_do_not_match_rows()
    {
        using var scope = NewDisposeScope();
        Tensor y = Sample.Numbers(32, 1, 2).flatten();

        Assert.Equal(0, Sample.Loss(Sample.Net(5, 1), (p, t) => (p - t).square().mean(), X, y).RowMatching, 1e-4);
        Assert.True(Sample.Loss(Sample.Net(5, 1), (p, t) => (p.flatten() - t).square().mean(), X, y).RowMatching > 0.9);
    }

    /// <summary>The difference of two means is 0 for perfect predictions and for those of other rows, up to rounding.</summary>
    [TorchFact]
    public void Means_that_are_compared_do_not_match_rows()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, Sample.Loss(Sample.Net(5, 1), (p, t) => (p.mean() - t.mean()).square(), X, (Sample.Numbers(32, 1, 2) * 3) + .7).RowMatching);
    }

    [TorchFact]
    public void A_negative_loss_falls_away_from_the_target()
    {
        using var scope = NewDisposeScope();
        LossBehavior loss = Sample.Loss(Sample.Net(5, 1), (p, t) => -F.binary_cross_entropy_with_logits(p, t), X, Sample.ZeroOne(32));

        Assert.True(loss.TowardsTarget > 0);
        Assert.True(loss.AtInverted < loss.AtPerfect);
    }

    [TorchFact]
    public void A_sum_doubles_with_the_batch()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2, Sample.Loss(Sample.Net(5, 3), (p, t) => F.cross_entropy(p, t, reduction: nn.Reduction.Sum), X, Sample.Classes(32, 3)).DoubledRatio, 1e-3);
    }

    [TorchFact]
    public void Softmax_inside_the_loss_ignores_a_common_shift()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, Sample.Loss(Sample.Net(5, 3), (p, t) => F.cross_entropy(p, t), X, Sample.Classes(32, 3)).ShiftResponse, 1e-5);
        Assert.True(Sample.Loss(Sample.Net(5, 3), (p, t) => F.nll_loss(p, t), X, Sample.Classes(32, 3)).ShiftResponse > 0.1);
    }

    [TorchFact]
    public void Division_by_the_row_sum_ignores_a_common_factor()
    {
        using var scope = NewDisposeScope();
        Tensor Divided(Tensor p, Tensor t) => -(t * (p / p.sum(1, keepdim: true)).clamp(1e-7, 1).log()).sum(1).mean();

        Assert.Equal(0, Sample.Loss(Sample.Net(5, 1), Divided, X, Sample.ZeroOne(32)).ScaleResponse, 1e-5);
        Assert.Equal(0, Sample.Loss(Sample.Net(5, 3, nn.Softmax(1)), Divided, X, Sample.OneHot(32, 3)).ScaleResponse, 1e-5);
        Assert.True(Sample.Loss(Sample.Net(5, 1), (p, t) => (p - t).abs().mean(), X, Sample.ZeroOne(32)).ScaleResponse > 0.01);
    }

    [TorchFact]
    public void A_loss_that_does_not_read_the_outputs_has_no_gradient_on_them()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> model = Sample.Net(5, 1);
        Tensor x = X;

        Assert.Equal(0, Sample.Loss(model, (_, t) => (model.call(x) - t).square().mean(), x, Sample.Numbers(32, 1)).OutputGradient);
        Assert.Equal(0, Sample.Loss(model, (p, t) => (p.detach() - t).square().mean(), x, Sample.Numbers(32, 1)).OutputGradient);
    }

    [TorchFact]
    public void A_penalty_shows_in_the_gradient_of_detached_outputs()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> model = Sample.Net(5, 1);
        Func<Tensor, Tensor, Tensor> Penalized(double weight) => (p, t) => F.mse_loss(p, t) + (weight * model.parameters().Select(w => w.square().sum()).Aggregate((a, b) => a + b));

        LossBehavior heavy = Sample.Loss(model, Penalized(100), X, Sample.Numbers(32, 1)), light = Sample.Loss(model, Penalized(1e-4), X, Sample.Numbers(32, 1));

        Assert.InRange(heavy.PenaltyGradientRatio, 0.9, 1.1);
        Assert.InRange(light.PenaltyGradientRatio, 1e-6, 0.05);
        Assert.Equal(LossForm.SquaredError, heavy.Form);
    }

    [TorchFact]
    public void A_loss_that_throws_says_why()
    {
        using var scope = NewDisposeScope();
        LossBehavior loss = Sample.Loss(Sample.Net(5, 1), (_, _) => throw new InvalidOperationException("shapes differ\nat line 3"), X, Sample.ZeroOne(32));

        Assert.Equal("shapes differ", loss.Failure);
        Assert.True(double.IsNaN(loss.AtPerfect));
    }

    [TorchFact]
    public void A_logarithm_of_zero_is_non_finite_at_finite_outputs()
    {
        using var scope = NewDisposeScope();
        LossBehavior loss = Sample.Loss(Sample.Net(5, 3, nn.ReLU()), (p, t) => -(t * p.log()).sum(1).mean(), X, Sample.OneHot(32, 3));

        Assert.True(loss.IsNonFiniteAtOutputs);
        Assert.True(double.IsNaN(loss.AtOutputs));
        Assert.Equal(LossForm.CategoricalProbabilities, loss.Form);
    }
}
