using CollapseGuard.Observations;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Snapshots of models with known properties, drawn by seed and observed by the real accumulators.</summary>
internal static class Drawn
{
    /// <summary>Targets N(offset, 1) and predictions with the given spread, correlation and bias, in units of the target's standard deviation.</summary>
    public static (float[] Predicted, float[] Actual) Numbers(int n, double spread, double correlation, double bias = 0, double offset = 0, double scale = 1, int seed = 1)
    {
        var random = new Random(seed);
        var predicted = new float[n];
        var actual = new float[n];
        for (int i = 0; i < n; i++)
        {
            double y = Normal(random);
            double p = bias + (spread * ((correlation * y) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(random))));
            actual[i] = (float)((y + offset) * scale);
            predicted[i] = (float)((p + offset) * scale);
        }

        return (predicted, actual);
    }

    public static Snapshot Regression(int n, double spread, double correlation, double bias = 0, double offset = 0, double scale = 1, int seed = 1)
    {
        (float[] predicted, float[] actual) = Numbers(n, spread, correlation, bias, offset, scale, seed);
        return Regression(predicted, actual);
    }

    public static Snapshot Regression(float[] predicted, float[] actual)
    {
        var rows = new RegressionAccumulator();
        rows.Add(predicted, actual);
        return rows.ToSnapshot();
    }

    /// <summary>Several outputs in one snapshot.</summary>
    public static Snapshot Outputs(params Snapshot[] outputs) => new()
    {
        Task = PredictionTask.Regression,
        Regression = [.. outputs.Select((o, i) => o.Regression[0] with { Name = $"y{i}" })],
    };

    /// <summary>Decisions as a k x k matrix of counts, row = actual.</summary>
    public static Snapshot Labels(int classes, params long[] counts) => new()
    {
        Task = classes == 2 ? PredictionTask.Binary : PredictionTask.Multiclass,
        Labels = Summarized.Labels(classes, counts),
    };

    /// <summary>Scores from the logistic of a margin: separation between the classes, shift of all, width of the noise.</summary>
    public static Snapshot Binary(int n, double prevalence, double separation, double shift = 0, double width = 1, double threshold = .5, int seed = 1)
    {
        var random = new Random(seed);
        var scores = new float[n];
        var actual = new bool[n];
        for (int i = 0; i < n; i++)
        {
            actual[i] = i < prevalence * n;
            double margin = (width * (Normal(random) + (actual[i] ? separation : 0))) + shift;
            scores[i] = (float)(1 / (1 + Math.Exp(-margin)));
        }

        return Binary(scores, actual, threshold);
    }

    public static Snapshot Binary(float[] scores, bool[] actual, double threshold = .5, bool areProbabilities = true)
    {
        var rows = new ScoreAccumulator(threshold, areProbabilities);
        rows.Add(scores, actual);
        return rows.ToSnapshot();
    }

    /// <summary>Softmax rows for classes of equal size: strength of the true class, lead of class 0.</summary>
    public static Snapshot Matrix(int n, int classes, double strength, double lead = 0, double width = 1, int seed = 1)
    {
        var random = new Random(seed);
        var matrix = new float[n * classes];
        var actual = new int[n];
        var row = new double[classes];
        for (int i = 0; i < n; i++)
        {
            actual[i] = i % classes;
            for (int c = 0; c < classes; c++)
            {
                row[c] = Math.Exp((width * (Normal(random) + (c == actual[i] ? strength : 0))) + (c == 0 ? lead : 0));
            }

            double sum = row.Sum();
            for (int c = 0; c < classes; c++)
            {
                matrix[(i * classes) + c] = (float)(row[c] / sum);
            }
        }

        return Matrix(matrix, classes, actual);
    }

    public static Snapshot Matrix(float[] matrix, int classes, int[] actual)
    {
        var rows = new ProbabilityAccumulator(classes);
        rows.Add(matrix, actual);
        return rows.ToSnapshot();
    }

    public static Snapshot Unlabelled(float[] outputs, int outputCount = 1)
    {
        var rows = new OutputAccumulator(outputCount);
        rows.Add(outputs);
        return rows.ToSnapshot();
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
