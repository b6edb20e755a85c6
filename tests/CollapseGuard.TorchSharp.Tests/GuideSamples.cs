using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using CollapseGuard.Torch.Tests.Ecosystem;
using CollapseGuard.Torch.Tests.Guarding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests;

/// <summary>The code of docs/guides/torchsharp.md, run as it is shown.</summary>
public class GuideSamples
{
    [TorchFact]
    public void Watch_a_loop()
    {
        using DisposeScope scope = NewDisposeScope();
        var model = Tasks.Net(1);
        var optimizer = optim.Adam(model.parameters(), 1e-2);
        var batches = Batches();

        // <sample>
        var loss = nn.MSELoss();
        using var guard = TrainingGuard.Attach(model, loss, optimizer);
        foreach (var (x, y) in batches)
        {
            var output = model.call(x);
            var value = loss.call(output, y);
            optimizer.zero_grad();
            value.backward();
            guard.Observe(x, output, y, value);   // between backward() and step()
            optimizer.step();
        }

        Console.WriteLine(guard.Diagnose());
        // </sample>

        Expect.Silent(guard.Diagnose());
    }

    [TorchFact]
    public void Look_before_training()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Binary();

        // <sample>
        var model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1), nn.Softmax(1));
        var optimizer = optim.Adam(model.parameters());

        CollapseReport report = TrainingGuard.Inspect(model, nn.BCELoss(), optimizer, x, y);

        Console.WriteLine(report.Causes[0].Cause);   // SingleUnitSoftmax
        // </sample>

        Expect.First(CauseId.SingleUnitSoftmax, report);
    }

    [TorchFact]
    public void Judge_held_out_rows_and_stop_at_the_alarm()
    {
        using DisposeScope scope = NewDisposeScope();
        var model = Tasks.Net(1);
        var loss = nn.MSELoss();
        var optimizer = optim.Adam(model.parameters(), 1e-2);
        (Tensor validationX, Tensor validationY) = Tasks.Numbers(256, seed: 2);
        const int Epochs = 3;

        // <sample>
        var options = new GuardOptions
        {
            Monitor = new MonitorOptions
            {
                FalseAlarmRate = .01,    // of a healthy run of any length, at most
                StopOnAlarm = true,
                OnAlarm = report => Console.Error.WriteLine(report),
                OnFinding = finding => Console.Error.WriteLine($"{finding.Detector.Id} {finding.Message}"),
            },
        };
        using var guard = TrainingGuard.Attach(model, loss, optimizer, options);
        for (int epoch = 0; epoch < Epochs && !guard.ShouldStop; epoch++)
        {
            Train(guard);                // the loop above

            model.eval();
            using (no_grad())
            {
                var output = model.call(validationX);
                guard.ObserveValidation(validationX, output, validationY);
                guard.EndEpoch(validationLoss: loss.call(output, validationY).item<float>());
            }

            model.train();
        }
        // </sample>

        Expect.Silent(guard.Diagnose());

        void Train(TrainingGuard guard)
        {
            foreach ((Tensor x, Tensor y) in Batches())
            {
                Tensor output = model.call(x), value = loss.call(output, y);
                optimizer.zero_grad();
                value.backward();
                guard.Observe(x, output, y, value);
                optimizer.step();
            }
        }
    }

    [TorchFact]
    public void Let_others_follow()
    {
        using DisposeScope scope = NewDisposeScope();
        using var folder = new TempRuns();
        string runs = folder.Path;
        ILogger logger = NullLogger.Instance;
        var model = Tasks.Net(1);
        var loss = nn.MSELoss();
        var optimizer = optim.Adam(model.parameters(), 1e-2);

        // <sample>
        using var journal = new RunJournal(Path.Combine(runs, "run.jsonl"));   // collapseguard watch run.jsonl
        using var board = new TensorBoardObserver(runs);                       // tensorboard --logdir runs
        using var meter = new TrainingMeter(run: "first");                     // dotnet-counters, OpenTelemetry
        using var guard = TrainingGuard.Attach(model, loss, optimizer, new GuardOptions
        {
            Monitor = new MonitorOptions { Observers = [journal, board, meter, new LoggerObserver(logger)] },
        });
        // </sample>

        foreach ((Tensor x, Tensor y) in Batches())
        {
            Tensor output = model.call(x);
            guard.Observe(x, output, y, loss.call(output, y));
        }
    }

    [TorchFact]
    public void Add_up_several_batches()
    {
        using DisposeScope scope = NewDisposeScope();
        var model = Tasks.Net(1);
        var loss = nn.MSELoss();
        var optimizer = optim.Adam(model.parameters(), 1e-2);
        var batches = Batches();

        // <sample>
        using var guard = TrainingGuard.Attach(model, loss, optimizer, new GuardOptions { GradientAccumulationSteps = 4 });
        int seen = 0;
        foreach (var (x, y) in batches)
        {
            var output = model.call(x);
            var value = loss.call(output, y);
            (value / 4).backward();
            guard.Observe(x, output, y, value);   // every batch
            if (++seen % 4 == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
        }
        // </sample>

        Expect.NotFound(guard.Diagnose(), "CG2021", "CG2007");
    }

    [TorchFact]
    public void Several_inputs_and_several_optimizers()
    {
        using DisposeScope scope = NewDisposeScope();
        var batches = Batches().Select(b => (b.X.narrow(1, 0, 3), b.X.narrow(1, 3, 1), b.Y));

        // <sample>
        var model = new TwoInputs();
        optim.Optimizer[] optimizers = [optim.Adam(model.Wide.parameters(), 1e-2), optim.SGD(model.Last.parameters(), .05)];
        using var guard = TrainingGuard.Attach(
            model,
            optimizers,
            forward: both => model.call(both.narrow(1, 0, 3), both.narrow(1, 3, 1)),
            loss: (output, target) => nn.functional.mse_loss(output, target));
        foreach (var (left, right, y) in batches)
        {
            var output = model.call(left, right);
            var value = nn.functional.mse_loss(output, y);
            Array.ForEach(optimizers, o => o.zero_grad());
            value.backward();
            guard.Observe(cat([left, right], 1), output, y, value);   // what forward takes apart again
            Array.ForEach(optimizers, o => o.step());
        }
        // </sample>

        Expect.Silent(guard.Diagnose());
    }

    [TorchFact]
    public void Go_on_from_a_checkpoint()
    {
        using DisposeScope scope = NewDisposeScope();
        using var folder = new TempRuns();
        var model = Tasks.Net(1);
        var loss = nn.MSELoss();
        var optimizer = optim.Adam(model.parameters(), 1e-2);
        const long StepOfCheckpoint = 1200;
        string path = Path.Combine(folder.Path, "run.jsonl");
        new RunJournal(path).Dispose();

        // <sample>
        using var journal = new RunJournal(path, new RunJournalOptions { Append = true });
        using var guard = TrainingGuard.Attach(model, loss, optimizer, new GuardOptions
        {
            StartStep = StepOfCheckpoint,
            Monitor = new MonitorOptions { Observers = [journal] },
        });
        // </sample>

        Assert.Equal(1200, guard.Steps);
    }

    [TorchFact]
    public void Add_a_detector()
    {
        using DisposeScope scope = NewDisposeScope();
        var model = Tasks.Net(1);
        var loss = nn.MSELoss();
        var optimizer = optim.SGD(model.parameters(), 1e-2);

        // <sample>
        CheckOptions check = CheckOptions.Default with { Detectors = DetectorSet.Default.Add(new GrownWeightsDetector()) };
        using var guard = TrainingGuard.Attach(model, loss, optimizer, new GuardOptions { Monitor = new MonitorOptions { Check = check } });
        // </sample>

        for (int step = 0; step < 8; step++)
        {
            Tensor x = randn(32, 4), output = model.call(x), value = output.sum();
            optimizer.zero_grad();
            value.backward();
            guard.Observe(x, output, zeros(32, 1), value);
            using IDisposable quiet = no_grad();
            model.parameters().First().mul_(2);
        }

        Assert.Contains(guard.Diagnose().Findings, f => f.Detector.Id == "MY0001" && f.Subject == "0");
    }

    [Fact]
    public void Test_a_detector()
    {
        // <sample>
        LayerSummary grown = new() { Name = "0", WeightNorm = new FirstLatest(First: 2, Latest: 60, Median: 20) };
        Snapshot snapshot = new() { Training = new TrainingSummary { Steps = 100, SampledSteps = 100, Loss = CourseSummary.Empty, Layers = [grown] } };

        Assert.IsType<Verdict.Found>(new GrownWeightsDetector().Evaluate(snapshot));
        // </sample>

        Assert.Same(Verdict.Clear.Instance, new GrownWeightsDetector(limit: 50).Evaluate(snapshot));
        Assert.IsType<Verdict.NotEvaluated>(new GrownWeightsDetector().Evaluate(new Snapshot()));
    }

    private static List<(Tensor X, Tensor Y)> Batches()
    {
        (Tensor x, Tensor y) = Tasks.Numbers(512);
        return [.. Enumerable.Range(0, 160).Select(i => (x.narrow(0, i % 16 * 32, 32), y.narrow(0, i % 16 * 32, 32)))];
    }

    private sealed class TwoInputs : nn.Module<Tensor, Tensor, Tensor>
    {
        public TwoInputs()
            : base("two inputs") => RegisterComponents();

        public TorchSharp.Modules.Linear Wide { get; } = nn.Linear(3, 32);

        public TorchSharp.Modules.ReLU Bend { get; } = nn.ReLU();

        public TorchSharp.Modules.Linear Last { get; } = nn.Linear(33, 1);

        public override Tensor forward(Tensor left, Tensor right) => Last.call(cat([Bend.call(Wide.call(left)), right], 1));
    }
}

// <sample>
/// <summary>Sees a layer whose weights have grown far beyond where they began.</summary>
internal sealed class GrownWeightsDetector(double limit = 10) : IDetector
{
    public DetectorDescriptor Descriptor { get; } = new("MY0001", "GrownWeights", "Layers whose weights outgrew their beginning.", Severity.Warning);

    public Verdict Evaluate(Snapshot snapshot)
    {
        if (snapshot.Training?.Layers.Where(l => l.WeightNorm.First > 0).MaxBy(Growth) is not { } layer)
        {
            return new Verdict.NotEvaluated("No layer's weights were watched.", Applies: false);
        }

        return Growth(layer) <= limit
            ? Verdict.Clear.Instance
            : new Verdict.Found(new Finding(
                Descriptor,
                Severity.Warning,
                layer.Name,
                FormattableString.Invariant($"The weights of '{layer.Name}' have grown {Growth(layer):F0}-fold. Try weight decay."),
                [new Evidence("weight norm, latest/first", Growth(layer), Expectation.AtMost, limit, layer.Samples)]));
    }

    private static double Growth(LayerSummary layer) => layer.WeightNorm.Latest / layer.WeightNorm.First;
}
// </sample>
