using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>One batch, no loop: good triples are left in peace, bad ones are named.</summary>
public class InspectTests
{
    [TorchTheory]
    [InlineData("numbers")]
    [InlineData("classes")]
    [InlineData("binary")]
    public void A_good_triple_has_no_error(string task)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = task switch { "numbers" => Tasks.Numbers(), "classes" => Tasks.Classes(), _ => Tasks.Binary() };
        nn.Module<Tensor, Tensor> net = Tasks.Net(task == "classes" ? 3 : 1);
        Func<Tensor, Tensor, Tensor> loss = task switch { "numbers" => Tasks.SquaredError, "classes" => Tasks.CrossEntropy, _ => Tasks.LogitLoss };
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-3);
        byte[] before = [.. net.parameters().SelectMany(p => p.bytes.ToArray())];

        CollapseReport report = TrainingGuard.Inspect(net, loss, optimizer, x, y);

        Assert.True(report.Outcome is Outcome.Inconclusive or Outcome.AtRisk, report.ToText()); // a batch shows no skill
        Assert.True(report.Findings.All(f => f.Severity != Severity.Error), report.ToText());
        Assert.Equal(before, net.parameters().SelectMany(p => p.bytes.ToArray()));
    }

    [TorchFact]
    public void Softmax_over_one_unit_is_named() => Named(CauseId.SingleUnitSoftmax, Tasks.Net(1, nn.Softmax(1)), (o, t) => F.binary_cross_entropy(o, t), Tasks.Binary());

    [TorchFact]
    public void A_loss_that_broadcasts_is_named()
    {
        (Tensor x, Tensor y) = Tasks.Numbers();
        Named(CauseId.LossBroadcast, Tasks.Net(1), Tasks.SquaredError, (x, y.squeeze(1)));
    }

    [TorchFact]
    public void An_inverted_loss_is_named() => Named(CauseId.InvertedObjective, Tasks.Net(1), (o, t) => -F.mse_loss(o, t), Tasks.Numbers());

    [TorchFact]
    public void An_output_that_cannot_reach_the_targets_is_named()
    {
        (Tensor x, Tensor y) = Tasks.Numbers();
        Named(CauseId.OutputRangeMismatch, Tasks.Net(1, nn.Sigmoid()), Tasks.SquaredError, (x, 10 * y));
    }

    private static void Named(CauseId cause, nn.Module<Tensor, Tensor> net, Func<Tensor, Tensor, Tensor> loss, (Tensor X, Tensor Y) rows)
    {
        using DisposeScope scope = NewDisposeScope();
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-3);

        Expect.First(cause, TrainingGuard.Inspect(net, loss, optimizer, rows.X, rows.Y));
    }
}
