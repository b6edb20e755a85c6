using CollapseGuard.Probes.Response;
using CollapseGuard.Probes.Signal;
using CollapseGuard.Summaries;

namespace CollapseGuard.Probes;

/// <summary>Asks a model what its outputs answer to: rows permuted, columns permuted one by one, inputs zeroed and rescaled.</summary>
/// <remarks>
/// A behavioural proof outranks statistics: outputs that do not change whatever is asked are no matter of sample size.
/// The model is called once for each column and five times more. Deterministic for a seed as far as the model is.
/// Column importance by permutation: Breiman, Random Forests, Machine Learning 45, 2001.
/// </remarks>
public static class ResponseProbe
{
    /// <summary>Relative change that float32 arithmetic alone can make: 8 units in the last place.</summary>
    public const double Jitter = 8.0 / (1 << 23);

    /// <summary>Runs the probe.</summary>
    /// <param name="model">The model; called on this thread only.</param>
    /// <param name="rows">Rows to ask about; categories are given as their codes, missing values as NaN.</param>
    /// <param name="options">How; null = default. <see cref="ResponseProbeOptions.OutputCount"/> must fit the model.</param>
    /// <param name="cancellationToken">Stops between calls of the model.</param>
    /// <exception cref="ArgumentException">The table has fewer than two rows or no column.</exception>
    /// <exception cref="InvalidOperationException">The model threw (its exception is inside), or left outputs unwritten.</exception>
    public static ResponseSummary Run(RowScorer model, FeatureTable rows, ResponseProbeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.RowCount < 2 || rows.Columns.Count == 0)
        {
            throw new ArgumentException($"'rows' has {rows.RowCount} rows and {rows.Columns.Count} columns; at least two rows and one column are needed to see whether outputs answer.", nameof(rows));
        }

        options ??= ResponseProbeOptions.Default;
        var asked = new AskedModel(model, rows.Columns.Count, options.OutputCount, cancellationToken);
        float[] inputs = QuestionRows.Read(rows, QuestionRows.Choose(rows, options.MaxRows, options.Seed));
        return Summarize(asked, rows, inputs, options);
    }

    private static ResponseSummary Summarize(AskedModel model, FeatureTable table, float[] inputs, ResponseProbeOptions options)
    {
        int d = table.Columns.Count, m = options.OutputCount, n = inputs.Length / d;
        int[] partners = Partners(n, options.Seed);
        float[] outputs = model.Ask(inputs, "rows");
        float[] again = model.Ask(inputs, "rows, asked again,");
        float[] permuted = model.Ask(PermuteRows(inputs, d, partners), "permuted rows");
        float[] zeroed = model.Ask(new float[inputs.Length], "rows of zeros");
        float[] rescaled = model.Ask([.. inputs.Select(v => v * options.RescaleFactor)], "rescaled rows");

        // Rescaled inputs may drive outputs far out (an exponential): only answers to real rows set the scale.
        var scales = new double[m];
        OutputChange.Raise(scales, outputs);
        OutputChange.Raise(scales, permuted);

        double[] spread = OutputChange.RootMeanSquares(outputs, permuted, m);
        double repeat = OutputChange.Greatest(Responses(again));
        return new ResponseSummary
        {
            Rows = n,
            OutputCount = m,
            OutputResponses = Responses(permuted),
            Columns = [.. Enumerable.Range(0, options.AskColumns ? d : 0).Select(c => AskColumn(model, table.Columns[c].Name, inputs, c, d, partners, outputs, spread, scales))],
            ZeroedResponse = OutputChange.Greatest(Responses(zeroed)),
            RescaledResponse = OutputChange.Greatest(Responses(rescaled)),
            RepeatResponse = repeat,
            IsStochastic = repeat > Jitter,
            NonFiniteOutputs = outputs.LongCount(v => !float.IsFinite(v)),
        };

        double[] Responses(float[] answer) => [.. OutputChange.RootMeanSquares(outputs, answer, m).Zip(scales, OutputChange.Relative)];
    }

    private static ColumnResponse AskColumn(AskedModel model, string name, float[] inputs, int column, int d, int[] partners, float[] outputs, double[] spread, double[] scales)
    {
        var changed = (float[])inputs.Clone();
        bool isConstant = true;
        for (int i = 0; i < partners.Length; i++)
        {
            float value = inputs[(partners[i] * d) + column];
            isConstant &= value.Equals(inputs[column]);
            changed[(i * d) + column] = value;
        }

        if (isConstant)
        {
            return new ColumnResponse(name, 0, true);
        }

        double[] change = OutputChange.RootMeanSquares(outputs, model.Ask(changed, $"rows with column '{name}' permuted"), spread.Length);
        return new ColumnResponse(name, OutputChange.Greatest(change.Select((rms, o) => rms <= Jitter * scales[o] ? 0 : rms / spread[o])), false);
    }

    private static float[] PermuteRows(float[] inputs, int d, int[] partners)
    {
        var result = new float[inputs.Length];
        for (int i = 0; i < partners.Length; i++)
        {
            inputs.AsSpan(partners[i] * d, d).CopyTo(result.AsSpan(i * d));
        }

        return result;
    }

    // A random cycle: every row takes over another row, none its own.
    private static int[] Partners(int n, int seed)
    {
        int[] order = SeededSample.Order(n, new Random(seed));
        var partners = new int[n];
        for (int i = 0; i < n; i++)
        {
            partners[order[i]] = order[(i + 1) % n];
        }

        return partners;
    }
}
