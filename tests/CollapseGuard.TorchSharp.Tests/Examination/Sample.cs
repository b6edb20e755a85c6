using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Examination;

/// <summary>Small networks and batches to examine.</summary>
internal static class Sample
{
    public static Tensor Numbers(int rows, int columns, int seed = 1)
    {
        using var random = new Generator((ulong)seed, CPU);
        return randn([rows, columns], generator: random);
    }

    /// <summary>0 and 1 in turn, one column.</summary>
    public static Tensor ZeroOne(int rows) => arange(rows, dtype: ScalarType.Int64).remainder(2).to(ScalarType.Float32).reshape(rows, 1);

    public static Tensor Classes(int rows, int classes) => arange(rows, dtype: ScalarType.Int64).remainder(classes);

    public static Tensor OneHot(int rows, int classes) => nn.functional.one_hot(Classes(rows, classes), classes).to(ScalarType.Float32);

    public static nn.Module<Tensor, Tensor> Net(int inputs, int outputs, nn.Module<Tensor, Tensor>? head = null, int hidden = 16)
    {
        manual_seed(3);
        return head is null
            ? nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, outputs))
            : nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, outputs), head);
    }

    public static ConfigurationSummary Examine(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, Tensor x, Tensor? y, ExaminationScope scope = ExaminationScope.Full, optim.Optimizer? optimizer = null) =>
        ConfigurationExamination.Examine(new Examined(model, model.call, loss, optimizer is null ? [] : [optimizer]), x, y, scope);

    public static LossBehavior Loss(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) =>
        Examine(model, loss, x, y, ExaminationScope.Loss).Loss!;

    /// <summary>A model made of a function.</summary>
    public sealed class Of(Func<Tensor, Tensor> function) : nn.Module<Tensor, Tensor>("of")
    {
        public override Tensor forward(Tensor input) => function(input);
    }
}
