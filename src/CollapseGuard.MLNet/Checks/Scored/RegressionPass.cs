using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>Scores of a regression beside their targets; a target that is NaN is unknown.</summary>
internal sealed class RegressionPass(ScoredColumns columns, RowSample sample, CancellationToken cancellationToken) : ScoredPass(columns, sample, cancellationToken)
{
    private readonly OneBehind<(float[] Scores, float[] Targets)> counting = new((new float[BlockRows], new float[BlockRows]), (new float[BlockRows], new float[BlockRows]));
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
        (float[] scores, float[] targets) = counting.Block;
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

        counting.Start(block => pairs.Add(block.Scores.AsSpan(0, n), block.Targets.AsSpan(0, n)));
        return hasMore;
    }

    protected override Snapshot ToSnapshot()
    {
        counting.Finish();
        return pairs.ToSnapshot();
    }
}
