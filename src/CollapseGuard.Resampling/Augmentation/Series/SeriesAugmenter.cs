namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Changes time series; their length stays. Numbers only, all finite.</summary>
public abstract record SeriesAugmenter : Augmenter
{
    private protected SeriesAugmenter()
    {
    }

    /// <summary>Steps and channels of each row.</summary>
    public required SeriesShape Shape { get; init; }

    internal sealed override AugmentationStep Prepare(AugmentationRun run, StepGate gate)
    {
        ShapeChecks.Require(run.Rows, Name, (long)Shape.Steps * Shape.Channels, $"steps x channels = {Shape.Steps} x {Shape.Channels}");
        return new ChangeStep(gate, Change(run.Rows));
    }

    /// <summary>The change of one series, on rows that were checked.</summary>
    internal abstract RowChange Change(AugmentationRows rows);

    /// <summary>The standard deviation of each channel over all steps of all rows.</summary>
    private protected double[] ChannelDeviations(AugmentationRows rows)
    {
        int channels = Shape.Channels;
        long count = (long)rows.Count * Shape.Steps;
        var mean = new double[channels];
        var squares = new double[channels];
        ReadOnlySpan<float> values = rows.Labelled.Features.Span;
        for (int i = 0; i < values.Length; i++)
        {
            mean[i % channels] += values[i];
        }

        for (int i = 0; i < values.Length; i++)
        {
            double difference = values[i] - (mean[i % channels] / count);
            squares[i % channels] += difference * difference;
        }

        return Array.ConvertAll(squares, sum => Math.Sqrt(sum / count));
    }
}
