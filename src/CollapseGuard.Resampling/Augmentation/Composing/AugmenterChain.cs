namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Augmenters one after another, each on what the one before it left. Made by <see cref="Augmenter.Chain"/>.</summary>
public sealed record AugmenterChain : Augmenter
{
    /// <summary>The steps, first to last.</summary>
    /// <exception cref="ArgumentException">No step, a step of several copies, or two steps that mix rows.</exception>
    public required IReadOnlyList<Augmenter> Steps
    {
        get;
        init
        {
            Augmenter[] steps = Parts(value, nameof(Steps));
            if (steps.Count(step => step.Mixes) > 1)
            {
                throw new ArgumentException("Two steps of the chain mix rows; a row can be made of two rows only. Keep one of them.", nameof(value));
            }

            field = steps;
        }
    }

    internal override bool Mixes => Steps.Any(step => step.Mixes);

    internal override Augmenter? Weakest => Steps.All(step => step.Weakest is not null) ? this with { Steps = [.. Steps.Select(step => step.Weakest!)] } : null;

    internal override AugmentationStep Prepare(AugmentationRun run, StepGate gate) => new ChainStep(gate, run.Parts(Steps, gate), run.Rows.Columns);
}
