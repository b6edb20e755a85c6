using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Which classes a model takes for which. Immutable.</summary>
public sealed record ConfusionSummary
{
    private ConfusionSummary(DecidedRows rows)
    {
        Matrix = rows.Confusion();
        UnlabelledRowCount = rows.Unlabelled;
        Classes = [.. rows.Classes.Select((name, c) => new ClassScore(
            name, Matrix.ActualCounts[c], Matrix.PredictedCounts[c],
            new Proportion(Matrix[c, c], Matrix.PredictedCounts[c]),
            new Proportion(Matrix[c, c], Matrix.ActualCounts[c])))];
        NeverPredicted = [.. Classes.Where(c => c.PredictedRows == 0 && c.ActualRows > 0).Select(c => c.Name)];
        MostConfused = [.. Pairs().OrderByDescending(pair => pair.Rows.Hits).ThenByDescending(pair => pair.Rows.Value)];
    }

    /// <summary>Counts; row = actual, column = predicted, in the order of <see cref="Classes"/>.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>Each class; those that are only predicted stand last.</summary>
    public IReadOnlyList<ClassScore> Classes { get; }

    /// <summary>Classes that have rows and were never predicted.</summary>
    public IReadOnlyList<string> NeverPredicted { get; }

    /// <summary>Every confusion that occurred, most rows first.</summary>
    public IReadOnlyList<ConfusedPair> MostConfused { get; }

    /// <summary>Rows left out because label or decision is missing.</summary>
    public int UnlabelledRowCount { get; }

    /// <summary>The matrix (up to 20 classes), each class and the pairs most confused; lines of 100 characters at most.</summary>
    public string ToText() => ConfusionText.Of(this);

    /// <summary>The same as <see cref="ToText"/>.</summary>
    public override string ToString() => ToText();

    internal static ConfusionSummary Read(IDataView scored, string labelColumnName, string predictedLabelColumnName, CancellationToken cancellationToken)
    {
        var actual = new ClassSink(ColumnSink.Find(scored.Schema, labelColumnName, nameof(labelColumnName)));
        var decided = new ClassSink(ColumnSink.Find(scored.Schema, predictedLabelColumnName, nameof(predictedLabelColumnName)));
        ViewPass.Run(scored, cancellationToken, actual, decided);
        return new ConfusionSummary(DecidedRows.Join(actual.ToLabels(), decided.ToLabels()));
    }

    private IEnumerable<ConfusedPair> Pairs()
    {
        for (int a = 0; a < Classes.Count; a++)
        {
            for (int p = 0; p < Classes.Count; p++)
            {
                if (a != p && Matrix[a, p] > 0)
                {
                    yield return new ConfusedPair(Classes[a].Name, Classes[p].Name, new Proportion(Matrix[a, p], Matrix.ActualCounts[a]));
                }
            }
        }
    }
}
