using System.Diagnostics;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Examination;

public class ExaminationCostTests(ITestOutputHelper output)
{
    // Some 15 ms on one thread of an idle machine; the limit leaves room for a busy one.
    private const double MostMilliseconds = 60;

    [TorchFact]
    public void An_examination_costs_a_few_dozen_training_steps()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(100, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10));
        var subject = new Examined(net, net.call, (p, t) => nn.functional.cross_entropy(p, t), [optim.Adam(net.parameters())]);
        (Tensor x, Tensor y) = (Sample.Numbers(64, 100), Sample.Classes(64, 10));
        var times = new List<double>();
        for (int i = 0; i < 60; i++)
        {
            long start = Stopwatch.GetTimestamp();
            ConfigurationExamination.Examine(subject, x, y, ExaminationScope.Full);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        double median = times.Skip(30).Order().ElementAt(15), least = times.Min();
        output.WriteLine(FormattableString.Invariant($"{median:F1} ms, at best {least:F1} ms"));
        foreach (ExaminationScope part in Enum.GetValues<ExaminationScope>())
        {
            ConfigurationExamination.Examine(subject, x, y, part);
            long start = Stopwatch.GetTimestamp();
            ConfigurationExamination.Examine(subject, x, y, part);
            output.WriteLine(FormattableString.Invariant($"{part}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms"));
        }

        Assert.InRange(least, 0, MostMilliseconds);
    }
}
