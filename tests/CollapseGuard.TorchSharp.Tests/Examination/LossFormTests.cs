using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Examination;

public class LossFormTests
{
    public static TheoryData<string, LossForm> Losses => new()
    {
        { "mse", LossForm.SquaredError }, { "sum of squares", LossForm.SquaredError }, { "root", LossForm.SquaredError }, { "mae", LossForm.AbsoluteError },
        { "smooth", LossForm.Huber }, { "huber 2", LossForm.Huber },
        { "bce", LossForm.BinaryProbabilities }, { "keras bce", LossForm.BinaryProbabilities }, { "bce of logits", LossForm.BinaryLogits }, { "weighted bce of logits", LossForm.BinaryLogits },
        { "cce raw", LossForm.CategoricalProbabilities }, { "cce divided", LossForm.CategoricalProbabilities },
        { "cross entropy", LossForm.CategoricalLogits }, { "weighted cross entropy", LossForm.CategoricalLogits }, { "smoothed cross entropy", LossForm.CategoricalLogits }, { "cross entropy of shares", LossForm.CategoricalLogits },
        { "nll", LossForm.LogProbabilities }, { "penalized", LossForm.SquaredError }, { "negative", LossForm.SquaredError }, { "quartic", LossForm.Unknown }, { "nothing", LossForm.Unknown },
        { "large numbers", LossForm.SquaredError }, { "large absolute", LossForm.AbsoluteError }, { "mse of one-hot", LossForm.SquaredError },
    };

    [TorchTheory]
    [MemberData(nameof(Losses))]
    public void A_loss_is_known_by_its_behaviour(string name, LossForm expected)
    {
        using var scope = NewDisposeScope();
        (int width, Tensor y, Func<Tensor, Tensor, Tensor> loss) = Case(name);

        LossBehavior behavior = Sample.Loss(Sample.Net(5, width), loss, Sample.Numbers(32, 5), y);

        Assert.Null(behavior.Failure);
        Assert.Equal(expected, behavior.Form);
    }

    private static (int Width, Tensor Y, Func<Tensor, Tensor, Tensor> Loss) Case(string name) => name switch
    {
        "mse" => (1, Sample.Numbers(32, 1), (p, t) => F.mse_loss(p, t)),
        "sum of squares" => (1, Sample.Numbers(32, 1), (p, t) => (p - t).square().sum()),
        "root" => (1, Sample.Numbers(32, 1), (p, t) => (p - t).square().mean().sqrt()),
        "mae" => (1, Sample.Numbers(32, 1), (p, t) => (p - t).abs().mean()),
        "smooth" => (1, Sample.Numbers(32, 1), (p, t) => F.smooth_l1_loss(p, t)),
        "huber 2" => (1, Sample.Numbers(32, 1), (p, t) => F.huber_loss(p, t, 2)),
        "bce" => (1, Sample.ZeroOne(32), (p, t) => F.binary_cross_entropy(p.sigmoid() * 0 + p.clamp(0, 1), t)),
        "keras bce" => (1, Sample.ZeroOne(32), (p, t) => { Tensor q = p.clamp(1e-7, 1 - 1e-7); return -((t * q.log()) + ((1 - t) * (1 - q).log())).mean(); }),
        "bce of logits" => (1, Sample.ZeroOne(32), (p, t) => F.binary_cross_entropy_with_logits(p, t)),
        "weighted bce of logits" => (1, Sample.ZeroOne(32), (p, t) => F.binary_cross_entropy_with_logits(p, t, pos_weights: tensor(5f))),
        "cce raw" => (3, Sample.OneHot(32, 3), (p, t) => -(t * p.clamp(1e-7, 1).log()).sum(1).mean()),
        "cce divided" => (3, Sample.OneHot(32, 3), (p, t) => { Tensor q = (p / p.sum(1, keepdim: true)).clamp(1e-7, 1 - 1e-7); return -(t * q.log()).sum(1).mean(); }),
        "cross entropy" => (3, Sample.Classes(32, 3), (p, t) => F.cross_entropy(p, t)),
        "weighted cross entropy" => (3, Sample.Classes(32, 3), (p, t) => F.cross_entropy(p, t, tensor(new[] { 1f, 5f, 2f }))),
        "smoothed cross entropy" => (3, Sample.Classes(32, 3), (p, t) => ((F.cross_entropy(p, t) * 0.9) - (p.log_softmax(1).mean() * 0.1))),
        "cross entropy of shares" => (3, Sample.OneHot(32, 3), (p, t) => -(t * p.log_softmax(1)).sum(1).mean()),
        "nll" => (3, Sample.Classes(32, 3), (p, t) => F.nll_loss(p, t)),
        "penalized" => (1, Sample.Numbers(32, 1), (p, t) => F.mse_loss(p, t) + 3),
        "negative" => (1, Sample.Numbers(32, 1), (p, t) => -F.mse_loss(p, t)),
        "quartic" => (1, Sample.Numbers(32, 1), (p, t) => (p - t).pow(4).mean()),
        "nothing" => (1, Sample.Numbers(32, 1), (p, t) => (p * 0).sum()),
        "large numbers" => (1, (Sample.Numbers(32, 1) * 1000) + 5000, (p, t) => F.mse_loss(p, t)),
        "large absolute" => (1, (Sample.Numbers(32, 1) * 1e5) + 5e5, (p, t) => (p - t).abs().mean()),
        _ => (3, Sample.Classes(32, 3), (p, t) => F.mse_loss(p, F.one_hot(t, 3).to(ScalarType.Float32))),
    };
}
