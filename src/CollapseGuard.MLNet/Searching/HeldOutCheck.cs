using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Searching;

/// <summary>Judges scored rows by what the columns are: two classes, several, or numbers.</summary>
internal static class HeldOutCheck
{
    /// <exception cref="ArgumentException">A column is missing, or label and scores do not belong together.</exception>
    public static CollapseReport Run(IDataView scored, ModelSearchOptions options, CancellationToken cancellationToken)
    {
        DataViewSchema.Column label = ColumnSink.Find(scored.Schema, options.LabelColumnName, nameof(options));
        DataViewSchema.Column score = ColumnSink.Find(scored.Schema, options.ScoreColumnName, nameof(options));
        var labels = new NumberSink(label);
        CheckOptions? check = options.Check;
        if (label.Type is BooleanDataViewType)
        {
            DataViewSchema.Column? probability = scored.Schema.GetColumnOrNull(options.ProbabilityColumnName);
            var outputs = new NumberSink(probability ?? score);
            ViewPass.Run(scored, cancellationToken, labels, outputs);
            bool[] actual = [.. labels.ToArray().Select(value => value != 0)];
            return probability is not null
                ? Collapse.CheckBinary(outputs.ToArray(), actual, options: check)
                : Collapse.CheckBinaryScores(outputs.ToArray(), actual, threshold: 0, options: check);
        }

        if (score.Type is VectorDataViewType)
        {
            var matrix = new MatrixSink(score);
            ViewPass.Run(scored, cancellationToken, labels, matrix);
            return label.Type is KeyDataViewType
                ? OfClasses(matrix.Values.Span, matrix.Width, labels.ToArray(), check)
                : throw new ArgumentException($"Column '{score.Name}' has {matrix.Width} scores a row, but the label '{label.Name}' is {label.Type}; a key is required. Convert it with Transforms.Conversion.MapValueToKey.");
        }

        if (label.Type is KeyDataViewType)
        {
            throw new ArgumentException($"Column '{score.Name}' is one number a row, but the label '{label.Name}' is a key; a vector of scores is required.");
        }

        var numbers = new NumberSink(score);
        ViewPass.Run(scored, cancellationToken, labels, numbers);
        return Collapse.CheckRegression(numbers.ToArray(), labels.ToArray(), options: check);
    }

    /// <summary>Rows without a label say nothing about skill and are left out. Scores that are no probabilities (margins) are judged by the class they decide for.</summary>
    private static CollapseReport OfClasses(ReadOnlySpan<float> scores, int classes, float[] labels, CheckOptions? check)
    {
        int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => float.IsFinite(labels[row]))];
        int[] actual = [.. rows.Select(row => (int)labels[row])];
        var kept = new float[rows.Length * classes];
        for (int i = 0; i < rows.Length; i++)
        {
            scores.Slice(rows[i] * classes, classes).CopyTo(kept.AsSpan(i * classes, classes));
        }

        return AreProbabilities(kept, classes)
            ? Collapse.CheckProbabilities(kept, classes, actual, options: check)
            : Collapse.CheckLabels<int>(Decided(kept, classes), actual, options: check);
    }

    private static bool AreProbabilities(float[] scores, int classes)
    {
        // NaN is judged as a probability: that check finds it.
        for (int at = 0; at < scores.Length; at += classes)
        {
            float sum = 0, least = 0;
            foreach (float entry in scores.AsSpan(at, classes))
            {
                (sum, least) = (sum + entry, Math.Min(least, entry));
            }

            if (float.IsFinite(sum) && (least < 0 || Math.Abs(sum - 1) > .001f))
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Decided(float[] scores, int classes)
    {
        var decided = new int[scores.Length / classes];
        for (int row = 0; row < decided.Length; row++)
        {
            for (int k = 1; k < classes; k++)
            {
                decided[row] = scores[(row * classes) + k] > scores[(row * classes) + decided[row]] ? k : decided[row];
            }
        }

        return decided;
    }
}
