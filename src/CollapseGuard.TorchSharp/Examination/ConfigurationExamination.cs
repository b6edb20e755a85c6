using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination.Inputs;
using CollapseGuard.Torch.Examination.Losses;
using CollapseGuard.Torch.Examination.Models;
using CollapseGuard.Torch.Examination.Outputs;
using CollapseGuard.Torch.Examination.Steps;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>Examines model, loss and optimizer on one batch by acting on them.</summary>
/// <remarks>
/// Nothing of the training changes: parameters, gradients, buffers, training flags, the optimizer's state and the processor's random state are as before, bit by bit.
/// On a CUDA device TorchSharp cannot put back the random state, so training mode is not run there and what needs it stays unknown.
/// An exception of the user's model or loss leaves the part that met it unknown. No tensor outlives the call. At most <see cref="Batch.MostRows"/> rows of the batch are used.
/// </remarks>
internal static class ConfigurationExamination
{
    /// <summary>Examines.</summary>
    /// <param name="subject">What is examined.</param>
    /// <param name="x">Inputs of one batch, rows first.</param>
    /// <param name="y">Its targets; null leaves out what needs them.</param>
    /// <param name="scope">What to examine.</param>
    /// <param name="step">Step of the run, 0 before training.</param>
    public static ConfigurationSummary Examine(Examined subject, Tensor x, Tensor? y, ExaminationScope scope, long step = 0)
    {
        var empty = new ConfigurationSummary { Rows = x.dim() == 0 ? 1 : x.shape[0] };
        return x.numel() == 0 ? empty : Examining.On(subject, x, y, bench => Examine(bench, empty, scope, step)) ?? empty;
    }

    private static ConfigurationSummary Examine(Bench bench, ConfigurationSummary summary, ExaminationScope scope, long step)
    {
        InputFit? inputs = scope.HasFlag(ExaminationScope.Inputs) ? Contained.Part(() => InputExamination.Examine(bench.X)) : null;
        if (Contained.Part(() => bench.Outputs) is null)
        {
            return summary with { Inputs = inputs };
        }

        var shape = ModelShape.Of(bench.Subject.Model);
        bool asksLoss = (scope & (ExaminationScope.Loss | ExaminationScope.Step)) != 0 && bench.Y is not null;
        BatchGradients? gradients = asksLoss ? BatchGradients.Of(bench) : null;
        LossBehavior? loss = scope.HasFlag(ExaminationScope.Loss) && bench.Y is not null ? Contained.Part(() => LossExamination.Examine(bench, gradients)) : null;
        LossForm form = loss?.Form ?? LossForm.Unknown;
        string? last = shape.WeightModules.Count > 0 ? shape.WeightModules[^1].Name : null;
        StepProfile? profile = scope.HasFlag(ExaminationScope.Step) && gradients is not null
            ? Contained.Part(() => StepTrial.Run(bench, gradients, step, form == LossForm.Unknown ? double.NaN : loss!.AtPerfect))
            : null;
        return summary with
        {
            Inputs = inputs,
            Loss = loss,
            Step = profile,
            FirstStep = step == 0 ? profile : null,
            Model = scope.HasFlag(ExaminationScope.Model) ? Contained.Part(() => ModelExamination.Examine(bench, shape) with { AtStep = step }) : null,
            Outputs = scope.HasFlag(ExaminationScope.Outputs) ? Contained.Part(() => OutputExamination.Examine(bench, form, last)) : null,
            Initialization = scope.HasFlag(ExaminationScope.Initialization) ? Contained.Part(() => InitializationExamination.Examine(bench, shape)) ?? [] : [],
        };
    }
}
