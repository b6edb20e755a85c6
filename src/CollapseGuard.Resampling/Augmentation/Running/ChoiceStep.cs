namespace CollapseGuard.Resampling.Augmentation;

/// <summary>One of several steps behind one gate.</summary>
internal sealed class ChoiceStep(StepGate gate, AugmentationStep[] choices) : AugmentationStep
{
    public override bool Changes(in CopyPlace place) => gate.Opens(place, out RowRandom random) && choices[random.Below(choices.Length)].Changes(place);

    public override bool Apply(in CopyPlace place, ReadOnlySpan<float> from, Span<float> to, ref RowOrigin origin) =>
        gate.Opens(place, out RowRandom random) && choices[random.Below(choices.Length)].Apply(place, from, to, ref origin);
}
