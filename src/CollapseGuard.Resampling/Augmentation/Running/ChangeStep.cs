namespace CollapseGuard.Resampling.Augmentation;

/// <summary>One change behind its gate.</summary>
internal sealed class ChangeStep(StepGate gate, RowChange change) : AugmentationStep
{
    public override bool Changes(in CopyPlace place) => gate.Opens(place, out _);

    public override bool Apply(in CopyPlace place, ReadOnlySpan<float> from, Span<float> to, ref RowOrigin origin)
    {
        if (!gate.Opens(place, out RowRandom random))
        {
            return false;
        }

        change(from, to, ref random, ref origin);
        return true;
    }
}
