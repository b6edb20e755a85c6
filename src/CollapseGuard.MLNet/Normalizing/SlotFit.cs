using CollapseGuard.Scaling;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>The offset and scale of one slot under a method.</summary>
internal static class SlotFit
{
    /// <summary>Interquartile range of a normal distribution in standard deviations, 2 x 0.6745.</summary>
    private const double NormalQuartileRange = 1.3489795;

    public static SlotNormalization Fit(SlotProfile slot, NormalizeOptions options)
    {
        NormalizationIssues issues = SlotRule.IssuesOf(slot, options);
        (NormalizationMethod method, string reason) = SlotRule.Choose(slot, issues, options);
        bool shifts = !(options.KeepSparse && slot.Counter.Zeros > 0);
        double? unit = null;
        (double Offset, double Scale) map = (0, 1);
        if (slot.IsConstant)
        {
            map = (shifts ? slot.Counter.Minimum : 0, 1);
        }
        else if (!slot.IsEmpty)
        {
            if (method == NormalizationMethod.Log)
            {
                Scaler log = Scaler.Log(slot.Sample);
                unit = (float)log.Columns[0].Scale is > 0 and var whole ? whole : float.Epsilon;
                map = OfLog(slot, log, shifts, options.Target);
            }
            else
            {
                map = Linear(slot, method, shifts, options.Target);
            }

            reason += shifts ? "" : " Divided only: it holds zeros, and zeros stay zeros.";
        }

        AffineMap exact = AffineMap.Of(map.Offset, map.Scale);
        return new SlotNormalization
        {
            Column = slot.Column, Slot = slot.Slot, Name = slot.Name, Method = method, Reason = reason, Issues = issues,
            Offset = exact.Offset, Scale = exact.Scale, LogUnit = unit,
        };
    }

    private static (double Offset, double Scale) Linear(SlotProfile slot, NormalizationMethod method, bool shifts, NormalizationTarget target)
    {
        (float low, float high) = (slot.Counter.Minimum, slot.Counter.Maximum);
        (double Offset, double Scale) map = method switch
        {
            NormalizationMethod.Standardize => (slot.Moments.Mean, slot.Moments.StandardDeviation),
            NormalizationMethod.MinMax => (low, (double)high - low),
            _ => Robust(slot, target),
        };
        return shifts ? map
            : method == NormalizationMethod.MinMax ? (0, Math.Max(Math.Abs((double)low), Math.Abs((double)high)))
            : (0, map.Scale);
    }

    private static (double Offset, double Scale) Robust(SlotProfile slot, NormalizationTarget target)
    {
        if (target == NormalizationTarget.UnitRange)
        {
            double low = SlotProfile.Quantile(slot.Sample, .01), high = SlotProfile.Quantile(slot.Sample, .99);
            return high > low ? (low, high - low) : (slot.Counter.Minimum, (double)slot.Counter.Maximum - slot.Counter.Minimum);
        }

        ColumnScale fitted = Scaler.Robust(slot.Sample).Columns[0];
        return fitted.Note switch
        {
            ScalingNote.None => (fitted.Offset, fitted.Scale / NormalQuartileRange),
            // The middle half is one value: the deviation of all rows divides.
            _ => (fitted.Offset, slot.Moments.StandardDeviation),
        };
    }

    private static (double Offset, double Scale) OfLog(SlotProfile slot, Scaler log, bool shifts, NormalizationTarget target)
    {
        if (target == NormalizationTarget.UnitRange)
        {
            var ends = new float[2];
            log.Transform([slot.Counter.Minimum, slot.Counter.Maximum], ends);
            return shifts ? (ends[0], (double)ends[1] - ends[0]) : (0, Math.Max(Math.Abs((double)ends[0]), Math.Abs((double)ends[1])));
        }

        var logs = new float[slot.Sample.Length];
        log.Transform(slot.Sample, logs);
        ColumnScale standard = Scaler.Standardize(logs).Columns[0];
        return (shifts ? standard.Offset : 0, standard.Scale);
    }
}
