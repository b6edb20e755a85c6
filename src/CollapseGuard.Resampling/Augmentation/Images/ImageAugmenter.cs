namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Changes images; their size stays. Numbers only, all finite.</summary>
public abstract record ImageAugmenter : Augmenter
{
    private protected ImageAugmenter()
    {
    }

    /// <summary>Height, width and channels of each row.</summary>
    public required ImageShape Shape { get; init; }

    internal sealed override AugmentationStep Prepare(AugmentationRun run, StepGate gate)
    {
        ShapeChecks.Require(run.Rows, Name, (long)Shape.Height * Shape.Width * Shape.Channels, $"H x W x C = {Shape.Height} x {Shape.Width} x {Shape.Channels}");
        return new ChangeStep(gate, Change(run.Rows));
    }

    /// <summary>The change of one image, on rows that were checked.</summary>
    internal abstract RowChange Change(AugmentationRows rows);
}
