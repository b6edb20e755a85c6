using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>What models answered about rows that they were not trained on: each row once, by the model of the other folds.</summary>
/// <param name="Set">The rows.</param>
/// <param name="Folds">How many folds.</param>
/// <param name="Fold">The fold of each row.</param>
/// <param name="Scores">Of each row: one score, or one a class.</param>
/// <param name="Probabilities">Of class 1; null where the trainer gives none.</param>
/// <param name="Decided">The class decided for.</param>
/// <param name="Inputs">What the trainer saw of each row: missing numbers filled and, where the recipe says so, scaled.</param>
internal sealed record HeldOut(TableSet Set, int Folds, int[] Fold, float[][] Scores, float[]? Probabilities, int[] Decided, float[][] Inputs)
{
    /// <summary>Trains on all folds but one and asks about that one.</summary>
    /// <param name="set">The rows.</param>
    /// <param name="recipe">What is trained.</param>
    /// <param name="folds">How many folds, each class in its share.</param>
    /// <param name="split">Which rows lie in which fold.</param>
    /// <param name="seed">Of the training.</param>
    public static HeldOut Of(TableSet set, Recipe recipe, int folds, int split, int seed)
    {
        var context = new MLContext(seed);
        StratifiedCrossValidation run = context.CollapseGuard().StratifiedCrossValidate(SetView.Of(context, set), recipe.Build(context, set, seed), folds, seed: split);
        bool hasProbabilities = run.Folds[0].ScoredTestSet.Schema.GetColumnOrNull("Probability") is not null;
        var answers = new HeldOut(set, folds, new int[set.Count], new float[set.Count][], hasProbabilities ? new float[set.Count] : null, new int[set.Count], new float[set.Count][]);
        foreach (StratifiedFold fold in run.Folds)
        {
            answers.Read(context, fold);
        }

        return answers;
    }

    /// <summary>The package's verdict on all rows.</summary>
    /// <remarks>The inputs are searched for signal where the outputs alone do not show health: nothing else asks for them.</remarks>
    public CollapseReport Check()
    {
        var context = new MLContext(1);
        CollapseReport report = context.CollapseGuard().Check(SetView.Of(context, this, withFeatures: false));
        return report.Outcome == Outcome.Healthy ? report : context.CollapseGuard().Check(SetView.Of(context, this, withFeatures: true));
    }

    private void Read(MLContext context, StratifiedFold fold)
    {
        if (!Set.IsBinary)
        {
            foreach (ClassAnswer answer in context.Data.CreateEnumerable<ClassAnswer>(fold.ScoredTestSet, reuseRowObject: false))
            {
                (Fold[answer.Row], Scores[answer.Row], Inputs[answer.Row], Decided[answer.Row]) = (fold.Fold, answer.Score, answer.Inputs, Array.IndexOf(answer.Score, answer.Score.Max()));
            }

            return;
        }

        foreach (BinaryAnswer answer in context.Data.CreateEnumerable<BinaryAnswer>(fold.ScoredTestSet, reuseRowObject: false, ignoreMissingColumns: true))
        {
            (Fold[answer.Row], Scores[answer.Row], Inputs[answer.Row], Decided[answer.Row]) = (fold.Fold, [answer.Score], answer.Inputs, answer.PredictedLabel ? 1 : 0);
            if (Probabilities is not null)
            {
                Probabilities[answer.Row] = answer.Probability;
            }
        }
    }

    private sealed class BinaryAnswer
    {
        public int Row { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }

        [VectorType]
        public float[] Inputs { get; set; } = [];
    }

    private sealed class ClassAnswer
    {
        public int Row { get; set; }

        [VectorType]
        public float[] Score { get; set; } = [];

        [VectorType]
        public float[] Inputs { get; set; } = [];
    }
}
