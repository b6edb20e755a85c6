using System.Diagnostics;
using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using CollapseGuard.Torch.Examination.Steps;
using CollapseGuard.Torch.Reading;
using CollapseGuard.Torch.State;
using CollapseGuard.Torch.Watching;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch;

/// <content>What happens on a step that is looked at.</content>
public sealed partial class TrainingGuard
{
    private const int CarriedTests = 3;

    private ConfigurationSummary? configuration;
    private NonFiniteSummary? nonFinite;
    private double penaltyRatio = double.NaN;
    private int carriedTests;
    private GradientCopy? previousGradient;
    private long[] rowShape = [];
    private ScalarType inputType;

    private bool HasLogits => configuration?.Loss?.Form is LossForm.BinaryLogits or LossForm.CategoricalLogits or LossForm.LogProbabilities;

    private void Look(Tensor x, Tensor output, Tensor? y, Tensor batchLoss, bool awaitsStep)
    {
        long began = Stopwatch.GetTimestamp();
        bool isDeep = false;
        using (DisposeScope scope = NewDisposeScope())
        {
            bool hasMoved = awaitsStep && parameters.ReadAfter();
            if (reading is null)
            {
                Begin(x, output, y);
                isDeep = true; // the examination is no measure of what a look costs
            }

            ObserveNumbers(x, output, y, batchLoss);
            if (options.WatchLayers && IsBeforeOptimizerStep && schedule.WantsDeep())
            {
                isDeep = true;
                LookDeep(x, y);
            }

            TestCarriedGradient(x, y, awaitsStep && hasMoved);
        }

        schedule.Spent(Stopwatch.GetTimestamp() - began, isDeep);
    }

    private void Begin(Tensor x, Tensor output, Tensor? y)
    {
        reading = BatchReading.Of(output, y, options.Task);
        batch = new BatchNumbers(reading);
        RememberShape(x);
        if (options.ExamineFirstBatch)
        {
            configuration = Examine(x, y);
            penaltyRatio = configuration?.Loss?.PenaltyGradientRatio ?? double.NaN;
        }

        Monitor = CreateMonitor(reading.Task);
        Monitor.ResumeAt(options.StartStep);
    }

    private void ObserveNumbers(Tensor x, Tensor output, Tensor? y, Tensor batchLoss)
    {
        double value = TensorReading.Scalar(batchLoss);
        if (!batch!.Read(output, y))
        {
            Monitor.ObserveLoss(value);
            return;
        }

        if (reading!.Task == TrainingTask.Binary && !BatchReading.IsZeroOne(batch.Targets))
        {
            // The first batches held 0 and 1 only: these are numbers after all.
            reading = reading with { Task = TrainingTask.Regression, Targets = TargetWriting.Numbers };
            batch = new BatchNumbers(reading);
            batch.Read(output, y);
            long behind = Monitor.Steps;
            Monitor = CreateMonitor(TrainingTask.Regression);
            Monitor.ResumeAt(behind);
        }

        int rows = batch.Outputs.Length / batch.OutputCount;
        ReadOnlySpan<float> targets = batch.Targets;
        if (reading.Task == TrainingTask.Multiclass && !AreCodes(targets, reading.OutputCount))
        {
            Monitor.ObserveLoss(value);
        }
        else
        {
            Monitor.ObserveStep(value, batch.Outputs, batch.OutputCount, targets);
        }

        NoteNonFinite(x, y, value);
        if (trainingRows.DistinctRows < 65_536 && x.dim() > 0 && x.shape[0] >= 1)
        {
            OfferRows(trainingRows, x, y is null ? [] : targets, rows);
        }
    }

    private void RememberShape(Tensor x) => (rowShape, inputType) = (x.dim() > 0 ? x.shape[1..] : [], x.dtype);

    private static void OfferRows(RowStore store, Tensor x, ReadOnlySpan<float> targets, int outputRows)
    {
        int n = (int)x.shape[0];
        // Sequences have more answers than rows: their first answer stands for the row.
        store.Offer(TensorReading.Floats(x), n, outputRows % n == 0 && outputRows > 0 ? targets : []);
    }

    private void LookDeep(Tensor x, Tensor? y)
    {
        parameters.ReadBefore(steps);
        using (new ForwardKeeper(model, inference: false))
        {
            IReadOnlyList<(string Name, LayerNumbers Numbers)> seen = Contained(() => layers.Look(forward, x)) ?? [];
            TellLayers(seen);
        }

        if (configuration is not null && y is not null && steps > options.StartStep + 1)
        {
            TrialStep? trial = Contained(() => TrialStep.Of(Subject, x, y, steps, configuration.Step?.Floor ?? double.NaN));
            configuration = trial?.Profile is null ? configuration : configuration with { Step = trial.Profile };
            penaltyRatio = trial?.PenaltyToData ?? penaltyRatio;
            CompareModes(x, y);
        }
    }

    // Running statistics say something about the two modes only after steps enough to follow; before, every healthy network differs.
    private void CompareModes(Tensor x, Tensor y)
    {
        if (configuration is { Model: { HasBatchNorm: true } model } && steps >= ModeMismatchOptions.Default.SettlingSteps
            && Contained(() => ConfigurationExamination.Examine(Subject, x, y, ExaminationScope.Model, steps)) is { Model: { } later } && double.IsFinite(later.ModeDifference))
        {
            configuration = configuration with { Model = model with { AtStep = steps, ModeDifference = later.ModeDifference, TrainingNoise = later.TrainingNoise } };
        }
    }

    private void TellLayers(IReadOnlyList<(string Name, LayerNumbers Numbers)> seen)
    {
        var groups = parameters.Groups.ToDictionary(g => g.Name, StringComparer.Ordinal);
        string lastWithWeights = seen.LastOrDefault(s => groups.ContainsKey(s.Name)).Name;
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < seen.Count; i++)
        {
            (string name, LayerNumbers numbers) = seen[i];
            if (!told.Add(name))
            {
                continue; // a layer that is used twice: its first use
            }

            bool isOutput = i == seen.Count - 1 || name == lastWithWeights;
            Monitor.ObserveLayer(name, groups.TryGetValue(name, out ParameterGroup? group)
                ? WithParameters(numbers with { IsOutput = isOutput }, group)
                : numbers with { IsOutput = isOutput });
        }

        foreach (ParameterGroup group in parameters.Groups.Where(g => !told.Contains(g.Name)))
        {
            Monitor.ObserveLayer(group.Name, WithParameters(new LayerNumbers(), group));
        }
    }

    private static LayerNumbers WithParameters(LayerNumbers numbers, ParameterGroup group) => numbers with
    {
        ParameterCount = group.Count,
        IsFrozen = group.IsFrozen,
        WeightNorm = group.WeightNorm,
        GradientScale = group.GradientScale,
        UpdateRatio = group.UpdateRatio,
    };

    private void NoteNonFinite(Tensor x, Tensor? y, double value)
    {
        if (nonFinite is not null || (double.IsFinite(value) && IsFinite(batch!.Outputs)))
        {
            return;
        }

        // The loss was finite at the previous look: what is not finite now arose in between; the earliest stage of the pass is named.
        (string where, string kind) =
            !IsFinite(TensorReading.Floats(x)) ? ("inputs", "inputs")
            : y is not null && !IsFinite(TensorReading.Floats(y)) ? ("targets", "targets")
            : FirstNonFiniteParameter() is { } name ? (name, "parameter")
            : !IsFinite(batch!.Outputs) || Overflows(batch.Outputs) ? ("outputs", "output")
            : ("loss", "loss");
        nonFinite = new NonFiniteSummary(steps, where, kind);
    }

    /// <summary>Outputs whose squares overflow make the loss infinite, whatever its formula.</summary>
    private static bool Overflows(ReadOnlySpan<float> outputs) => System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(outputs) is > 1e18f or < -1e18f;

    private string? FirstNonFiniteParameter()
    {
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in model.named_parameters())
        {
            if (!IsFinite(TensorReading.Floats(parameter)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A gradient that still holds the previous step's, though the parameters moved in between, was not cleared.</summary>
    private void TestCarriedGradient(Tensor x, Tensor? y, bool hasMoved)
    {
        if (carriedTests >= CarriedTests || y is null || !options.WatchLayers)
        {
            previousGradient = null;
            return;
        }

        if (previousGradient is not null && hasMoved && IsAfterOptimizerStep)
        {
            bool? isCarried = Contained(() => previousGradient.IsCarriedInto(Subject, x, y));
            if (isCarried is { } answer)
            {
                carriedTests++;
                parameters.BookCarried(answer);
            }
        }

        previousGradient = IsBeforeOptimizerStep && parameters.IsWaiting ? GradientCopy.Of(Subject) : null;
    }

    private static bool IsFinite(ReadOnlySpan<float> numbers)
    {
        foreach (float value in numbers)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreCodes(ReadOnlySpan<float> targets, int classes)
    {
        foreach (float value in targets)
        {
            if (!(value >= 0 && value < classes && value == MathF.Floor(value)))
            {
                return false;
            }
        }

        return true;
    }
}
