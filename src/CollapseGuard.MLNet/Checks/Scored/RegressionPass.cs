using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>Scores of a regression beside their targets; a target that is NaN is unknown.</summary>
internal sealed class RegressionPass(ScoredColumns columns, RowSample sample, CancellationToken cancellationToken) : ScoredPass(columns, sample, cancellationToken)
{
    private readonly float[] scores = new float[BlockRows];
    private readonly float[] targets = new float[BlockRows];
    private RegressionAccumulator pairs = new();
    private ValueGetter<float>? score;
    private ValueGetter<float>? target;
    private long rows;

    protected override IEnumerable<DataViewSchema.Column> Active => [Columns.Score, Columns.Label];

    protected override void Begin()
    {
        pairs = new RegressionAccumulator(1, [Columns.Score.Name]);
        rows = 0;
    }

    protected override void Bind(DataViewRow row)
    {
        score = NumberGetter.Floats(row, Columns.Score);
        target = NumberGetter.Floats(row, Columns.Label);
    }

    protected override bool ReadBlock(DataViewRowCursor cursor)
    {
        ValueGetter<float> readScore = score!, readTarget = target!;
        int n = 0;
        bool hasMore = true;
        while (n < BlockRows && (hasMore = cursor.MoveNext()))
        {
            readScore(ref scores[n]);
            readTarget(ref targets[n]);
            if (rows++ == Sample.Next)
            {
                Sample.Take(targets[n], scores[n]);
            }

            n++;
        }

        pairs.Add(scores.AsSpan(0, n), targets.AsSpan(0, n));
        return hasMore;
    }

    protected override Snapshot ToSnapshot() => pairs.ToSnapshot();
}
