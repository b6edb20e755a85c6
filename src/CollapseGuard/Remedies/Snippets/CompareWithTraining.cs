namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy compare-with-training.</summary>
public static class CompareWithTraining
{
    // <snippet>
    // How far each column's mean has moved, in training standard deviations; look at what moved by more than 1.
    public static double[] Shifts(float[] training, float[] scored, int columns)
    {
        return [.. Enumerable.Range(0, columns).Select(c => Math.Abs(Mean(scored, c) - Mean(training, c)) / Spread(training, c))];

        double Mean(float[] rows, int c) => rows.Chunk(columns).Average(row => (double)row[c]);
        double Spread(float[] rows, int c)
        {
            double mean = Mean(rows, c);
            return Math.Sqrt(rows.Chunk(columns).Average(row => (row[c] - mean) * (row[c] - mean)));
        }
    }
    // </snippet>
}
