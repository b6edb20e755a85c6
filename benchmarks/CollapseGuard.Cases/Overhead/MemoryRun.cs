using System.Globalization;
using System.Text.Json;
using CollapseGuard.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Overhead;

/// <summary>The memory of one long run without epochs, every step looked at: what is kept of a run must not grow with it.</summary>
internal static class MemoryRun
{
    private const int Batch = 64;
    private const int Readings = 10;
    private const double Megabyte = 1024 * 1024;

    /// <summary>What may be added between a tenth of the run and its end: measured runs move by less, a leak of one double a step is more.</summary>
    private const double MostManagedGrowth = .5;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="steps">Steps of each run.</param>
    /// <returns>0 when the managed memory stays flat in all of them, 1 otherwise.</returns>
    public static int Run(int steps)
    {
        Console.WriteLine("| task | steps | managed at a tenth, MiB | managed at the end | resident at a tenth | resident at the end |\n|---|---|---|---|---|---|");
        var rows = new List<(string Task, double[] Managed, double[] Resident)>();
        foreach ((string task, int outputs) in new[] { ("binary", 1), ("10 classes", 10), ("regression", 1) })
        {
            rows.Add(Measure(task, outputs, steps));
            (_, double[] managed, double[] resident) = rows[^1];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {task} | {steps} | {managed[0]:0.00} | {managed[^1]:0.00} | {resident[0]:0} | {resident[^1]:0} |"));
        }

        Console.WriteLine();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            verb = "overhead",
            steps,
            runs = rows.Select(r => new { task = r.Task, managed = r.Managed.Select(m => Math.Round(m, 3)), resident = r.Resident.Select(m => Math.Round(m, 1)) }),
        }));
        return rows.TrueForAll(r => r.Managed[^1] - r.Managed[0] <= MostManagedGrowth) ? 0 : 1;
    }

    private static (string Task, double[] Managed, double[] Resident) Measure(string task, int outputs, int steps)
    {
        random.manual_seed(7);
        using DisposeScope whole = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, outputs));
        using optim.Optimizer optimizer = optim.SGD(net.parameters(), 1e-3);
        Tensor x = randn(64 * Batch, 8);
        Tensor y = task == "binary" ? (x.select(1, 0) > 0).to(ScalarType.Float32).unsqueeze(1) : task == "regression" ? x.sum([1L]).unsqueeze(1) : x.argmax(1);
        Tensor Loss(Tensor p, Tensor t) => task == "binary" ? nn.functional.binary_cross_entropy_with_logits(p, t) : task == "regression" ? nn.functional.mse_loss(p, t) : nn.functional.cross_entropy(p, t);
        using TrainingGuard guard = TrainingGuard.Attach(net, Loss, optimizer, new GuardOptions { EveryStep = true });
        double[] managed = new double[Readings], resident = new double[Readings];
        for (int i = 0; i < steps; i++)
        {
            using (DisposeScope step = NewDisposeScope())
            {
                long first = i % 64 * Batch;
                (Tensor rows, Tensor targets) = (x.narrow(0, first, Batch), y.narrow(0, first, Batch));
                Tensor output = net.call(rows), loss = Loss(output, targets);
                optimizer.zero_grad();
                loss.backward();
                guard.Observe(rows, output, targets, loss);
                optimizer.step();
            }

            if ((i + 1) % (steps / Readings) == 0)
            {
                int at = Math.Min(Readings, (i + 1) / (steps / Readings)) - 1;
                managed[at] = GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
                resident[at] = Environment.WorkingSet / Megabyte;
            }
        }

        return (task, managed, resident);
    }
}
