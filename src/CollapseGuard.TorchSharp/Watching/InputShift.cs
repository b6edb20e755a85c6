using CollapseGuard.Summaries;

namespace CollapseGuard.Torch.Watching;

/// <summary>Compares inputs at validation with those of training, column by column.</summary>
internal static class InputShift
{
    public static InputShiftSummary? Of(RowStore training, RowStore validation)
    {
        if (training.Count < 2 || validation.Count < 1 || training.Columns != validation.Columns)
        {
            return null;
        }

        int d = training.Columns;
        double greatestShift = 0, trainingSquares = 0, validationSquares = 0, outside = 0;
        int shifted = 0;
        for (int c = 0; c < d; c++)
        {
            (double mean, double deviation, float least, float greatest, double squares) = Describe(training, c);
            (double other, _, _, _, double otherSquares) = Describe(validation, c);
            trainingSquares += squares / training.Count;
            validationSquares += otherSquares / validation.Count;
            double scale = Math.Max(deviation, 1e-6 * Math.Max(Math.Abs(mean), Math.Abs(other)));
            double shift = scale > 0 ? Math.Abs(other - mean) / scale : 0;
            if (shift > greatestShift)
            {
                (greatestShift, shifted) = (shift, c);
            }

            float margin = (greatest - least) / 2;
            foreach (float[] row in validation.Rows)
            {
                outside += row[c] < least - margin || row[c] > greatest + margin ? 1 : 0;
            }
        }

        return new InputShiftSummary(
            d, training.Count, validation.Count, greatestShift, shifted,
            Math.Sqrt(validationSquares / Math.Max(trainingSquares, double.Epsilon)),
            outside / ((double)d * validation.Count));
    }

    private static (double Mean, double Deviation, float Least, float Greatest, double Squares) Describe(RowStore store, int column)
    {
        double mean = 0, deviations = 0, squares = 0;
        float least = float.PositiveInfinity, greatest = float.NegativeInfinity;
        int n = 0;
        foreach (float[] row in store.Rows)
        {
            float value = row[column];
            if (!float.IsFinite(value))
            {
                continue;
            }

            double delta = value - mean;
            mean += delta / ++n;
            deviations += delta * (value - mean);
            squares += (double)value * value;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return (mean, Math.Sqrt(deviations / Math.Max(1, n)), least, greatest, squares);
    }
}
