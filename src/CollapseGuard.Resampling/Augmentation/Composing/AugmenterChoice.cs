namespace CollapseGuard.Resampling.Augmentation;

/// <summary>One of several augmenters, drawn anew for each copy. Made by <see cref="Augmenter.OneOf"/>.</summary>
public sealed record AugmenterChoice : Augmenter
{
    /// <summary>What is drawn from, all with the same chance.</summary>
    /// <exception cref="ArgumentException">No choice, or one of several copies.</exception>
    public required IReadOnlyList<Augmenter> Choices
    {
        get;
        init => field = Parts(value, nameof(Choices));
    }

    internal override bool Mixes => Choices.Any(choice => choice.Mixes);

    internal override Augmenter? Weakest => Choices.All(choice => choice.Weakest is not null) ? this with { Choices = [.. Choices.Select(choice => choice.Weakest!)] } : null;

    internal override AugmentationStep Prepare(AugmentationRun run, StepGate gate) => new ChoiceStep(gate, run.Parts(Choices, gate));
}
