using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;
using ConfusionMatrix = CollapseGuard.Summaries.ConfusionMatrix;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>A score for each class beside the truth: as probabilities where they are some, else as decisions beside bare outputs.</summary>
internal sealed class MulticlassPass : ScoredPass
{
    /// <summary>Share of rows that rounding to few digits may leave unnormalized.</summary>
    private const double MaximumUnnormalizedShare = .01;

    private readonly ModelClasses classes;
    private readonly ClassCodes codes;
    private readonly int k;
    private readonly OneBehind<(float[] Matrix, int[] Labels)> counting;
    private readonly long[] confusion;
    private ProbabilityAccumulator probabilities;
    private OutputAccumulator outputs;
    private ValueGetter<VBuffer<float>>? scores;
    private ValueGetter<uint>? decision;
    private Func<int>? label;
    private VBuffer<float> buffer;
    private long foreign;
    private long rows;

    public MulticlassPass(ScoredColumns columns, RowSample sample, CancellationToken cancellationToken)
        : base(columns, sample, cancellationToken)
    {
        k = ((VectorDataViewType)columns.Score.Type).Size;
        if (k > LabelAccumulator.MaximumClasses)
        {
            throw new ArgumentException($"Column '{columns.Score.Name}' has {k} scores a row; at most {LabelAccumulator.MaximumClasses} classes can be checked.", nameof(columns));
        }

        classes = ModelClasses.Of(columns.Score, columns.Label);
        codes = new ClassCodes(columns.Label, classes);
        counting = new((new float[BlockCapacity * k], new int[BlockCapacity]), (new float[BlockCapacity * k], new int[BlockCapacity]));
        confusion = new long[(k + 1) * (k + 1)];
        probabilities = new ProbabilityAccumulator(k, classes.Names);
        outputs = new OutputAccumulator(k);
    }

    protected override IEnumerable<DataViewSchema.Column> Active => HasDecisions
        ? [Columns.Score, Columns.Label, Columns.Decision!.Value]
        : [Columns.Score, Columns.Label];

    private bool HasDecisions => Columns.Decision is { Type: KeyDataViewType { Count: var count } key } && key.RawType == typeof(uint) && count == (ulong)k;

    private int BlockCapacity => Math.Max(16, Math.Min(BlockRows, (1 << 18) / k));

    protected override void Begin()
    {
        probabilities = new ProbabilityAccumulator(k, classes.Names);
        outputs = new OutputAccumulator(k);
        Array.Clear(confusion);
        foreign = rows = 0;
    }

    protected override void Bind(DataViewRow row)
    {
        scores = row.GetGetter<VBuffer<float>>(Columns.Score);
        label = codes.Of(row);
        decision = HasDecisions ? row.GetGetter<uint>(Columns.Decision!.Value) : null;
    }

    protected override bool ReadBlock(DataViewRowCursor cursor)
    {
        (float[] matrix, int[] labels) = counting.Block;
        int n = 0, capacity = labels.Length;
        bool hasMore = true;
        while (n < capacity && (hasMore = cursor.MoveNext()))
        {
            int actual = label!();
            if (actual == ClassCodes.Missing)
            {
                continue;
            }

            scores!(ref buffer);
            Span<float> row = matrix.AsSpan(n * k, k);
            buffer.CopyTo(row);
            int decided = Decide(row);
            if (decided >= 0)
            {
                confusion[(actual * (k + 1)) + decided]++;
            }

            if (rows++ == Sample.Next)
            {
                Sample.Take(actual == codes.Foreign ? double.NaN : actual);
            }

            labels[n] = actual;
            foreign += actual == codes.Foreign ? 1 : 0;
            n++;
        }

        Add(n);
        return hasMore;
    }

    protected override Snapshot ToSnapshot()
    {
        counting.Finish();
        Snapshot seen = probabilities.ToSnapshot();
        ProbabilitySummary summary = seen.Probabilities!;
        bool areProbabilities = foreign == 0 && summary.UnnormalizedRows <= (summary.Count - summary.NonFiniteRows) * MaximumUnnormalizedShare;
        return areProbabilities ? seen : new Snapshot { Task = PredictionTask.Multiclass, Labels = Decisions(), Outputs = outputs.Summarize() };
    }

    // The predicted label where there is one, which a key of the same classes holds as index + 1; else the first of the greatest scores.
    private int Decide(ReadOnlySpan<float> row)
    {
        if (decision is not null)
        {
            uint key = 0;
            decision(ref key);
            return (int)key - 1;
        }

        return ModelClasses.Greatest(row);
    }

    private void Add(int n)
    {
        bool areKnown = foreign == 0;
        counting.Start(block =>
        {
            outputs.Add(block.Matrix.AsSpan(0, n * k));
            if (areKnown)
            {
                probabilities.Add(block.Matrix.AsSpan(0, n * k), block.Labels.AsSpan(0, n));
            }
        });
    }

    private LabelSummary Decisions()
    {
        if (foreign > 0)
        {
            return new LabelSummary { Classes = [.. classes.Names, "labels unknown to the model"], Confusion = new ConfusionMatrix(k + 1, confusion) };
        }

        var known = new long[k * k];
        for (int actual = 0; actual < k; actual++)
        {
            confusion.AsSpan(actual * (k + 1), k).CopyTo(known.AsSpan(actual * k));
        }

        return new LabelSummary { Classes = classes.Names, Confusion = new ConfusionMatrix(k, known) };
    }
}
