using System.Diagnostics;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Examination;

public class ExaminationCostTests(ITestOutputHelper output)
{
    private const int Runs = 30;

    // Some 15 ms of one thread; the limit leaves room for a slower machine.
    private const double MostMilliseconds = 60;

    [TorchFact]
    public void An_examination_costs_a_few_dozen_training_steps()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(100, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10));
        var subject = new Examined(net, net.call, (p, t) => nn.functional.cross_entropy(p, t), [optim.Adam(net.parameters())]);
        (Tensor x, Tensor y) = (Sample.Numbers(64, 100), Sample.Classes(64, 10));
        Run(subject, x, y);

        // Processor time, not the clock: other programs of the machine do not count.
        double mean = Run(subject, x, y);

        output.WriteLine(FormattableString.Invariant($"{mean:F1} ms"));
        Assert.InRange(mean, 0, MostMilliseconds);
    }

    private static double Run(Examined subject, Tensor x, Tensor y)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan start = process.TotalProcessorTime;
        for (int i = 0; i < Runs; i++)
        {
            ConfigurationExamination.Examine(subject, x, y, ExaminationScope.Full);
        }

        process.Refresh();
        return (process.TotalProcessorTime - start).TotalMilliseconds / Runs;
    }
}
