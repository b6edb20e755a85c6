using CollapseGuard.Summaries;

namespace CollapseGuard.Monitoring;

/// <summary>What was measured in one layer over a run: first, latest and median of each number.</summary>
internal sealed class LayerCourse(string name)
{
    private readonly Track dead = new(), saturated = new(), deviation = new(), rank = new(), magnitude = new(), weight = new(), gradient = new(), update = new();
    private LayerNumbers latest;
    private long samples;
    private bool? hasMoved;

    public void Add(in LayerNumbers numbers)
    {
        // A batch of few rows may not show the bound that an earlier one showed.
        latest = numbers with { Activation = numbers.Activation == ActivationRange.Unknown ? latest.Activation : numbers.Activation };
        samples++;
        dead.Add(numbers.DeadShare);
        saturated.Add(numbers.SaturatedShare);
        deviation.Add(numbers.Deviation);
        rank.Add(numbers.EffectiveRank);
        magnitude.Add(numbers.GreatestMagnitude);
        weight.Add(numbers.WeightNorm);
        gradient.Add(numbers.GradientScale);
        update.Add(numbers.UpdateRatio);
        if (!double.IsNaN(numbers.UpdateRatio))
        {
            hasMoved = hasMoved == true || numbers.UpdateRatio > 0;
        }
    }

    public LayerSummary Summarize() => new()
    {
        Name = name,
        Activation = latest.Activation,
        IsOutput = latest.IsOutput,
        IsFrozen = latest.IsFrozen,
        Units = latest.Units,
        ParameterCount = latest.ParameterCount,
        Samples = samples,
        DeadShare = dead.Value,
        SaturatedShare = saturated.Value,
        Deviation = deviation.Value,
        EffectiveRank = rank.Value,
        GreatestMagnitude = magnitude.Value,
        WeightNorm = weight.Value,
        GradientScale = gradient.Value,
        UpdateRatio = update.Value,
        HasMoved = hasMoved,
    };

    private sealed class Track
    {
        private readonly ThinnedValues values = new();
        private double first = double.NaN;
        private double last = double.NaN;

        public FirstLatest Value => new(first, last, values.Median());

        public void Add(double value)
        {
            if (double.IsNaN(value))
            {
                return;
            }

            first = double.IsNaN(first) ? value : first;
            last = value;
            values.Add(value);
        }
    }
}
