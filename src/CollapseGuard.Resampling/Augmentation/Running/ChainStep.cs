using System.Buffers;

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Steps one after another behind one gate.</summary>
internal sealed class ChainStep(StepGate gate, AugmentationStep[] steps, int columns) : AugmentationStep
{
    public override bool Changes(in CopyPlace place)
    {
        if (!gate.Opens(place, out _))
        {
            return false;
        }

        foreach (AugmentationStep step in steps)
        {
            if (step.Changes(place))
            {
                return true;
            }
        }

        return false;
    }

    public override bool Apply(in CopyPlace place, ReadOnlySpan<float> from, Span<float> to, ref RowOrigin origin)
    {
        if (!gate.Opens(place, out _))
        {
            return false;
        }

        float[] rented = ArrayPool<float>.Shared.Rent(columns);
        Span<float> before = rented.AsSpan(0, columns);
        from.CopyTo(before);
        bool changed = false;
        foreach (AugmentationStep step in steps)
        {
            if (step.Apply(place, before, to, ref origin))
            {
                changed = true;
                to.CopyTo(before);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
        return changed;
    }
}
