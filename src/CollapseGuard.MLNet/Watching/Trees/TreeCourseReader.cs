using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Sums the trees of an ensemble one after the other over training and validation rows.</summary>
internal static class TreeCourseReader
{
    /// <summary>Share of rows that may be left out before nothing is said. Source: judgement; a sound ensemble leaves out none that has a label.</summary>
    private const double MostUnmatched = .5;

    /// <summary>The course, or why there is none.</summary>
    public static (TreeCourse? Course, string? None) Read(StagedEnsemble ensemble, IDataView training, IDataView? validation, string labelColumnName, int stages, CancellationToken cancellationToken)
    {
        StagedRows learned;
        StagedRows? held;
        try
        {
            learned = StagedRows.Read(ensemble, training, labelColumnName, ensemble.Links, cancellationToken);
            held = validation is null ? null : StagedRows.Read(ensemble, validation, labelColumnName, [learned.Link], cancellationToken);
        }
        catch (ArgumentException unfit)
        {
            return (null, unfit.Message);
        }

        int unmatched = learned.Unmatched + (held?.Unmatched ?? 0), all = unmatched + learned.Count + (held?.Count ?? 0);
        if (all == 0 || unmatched > MostUnmatched * all)
        {
            return (null, $"{unmatched} of {all} rows have no label, or a score that the trees do not add up to");
        }

        if (learned is { Task: PredictionTask.Multiclass, Link: ClassLink.None })
        {
            return (null, "the scores of the classes are no probabilities (one-versus-all with useProbabilities: false): how far they are from the truth cannot be told");
        }

        var judge = new TreeJudge(ensemble);
        List<TreeStage> course = ensemble.TreeCount == 0 ? [] : Walk(ensemble, learned, held, StageCounts(ensemble.TreeCount, stages), judge, cancellationToken);
        (TreeVerdict verdict, string explanation) = judge.Judge(held);
        return (new TreeCourse
        {
            TreeCount = ensemble.TreeCount,
            SplitTreeCount = ensemble.SplitTreeCount,
            Measure = new StageSkill(learned, ensemble).Measure,
            Stages = course,
            BestTreeCount = judge.BestTreeCount,
            Verdict = verdict,
            Explanation = explanation,
            TrainingRows = learned.Count,
            ValidationRows = held?.Count ?? 0,
            UnmatchedRows = unmatched,
            GreatestDifference = Math.Max(learned.GreatestDifference, held?.GreatestDifference ?? 0),
        }, null);
    }

    private static List<TreeStage> Walk(StagedEnsemble ensemble, StagedRows learned, StagedRows? held, HashSet<int> at, TreeJudge judge, CancellationToken cancellationToken)
    {
        var onLearned = new StageSum(ensemble, learned);
        StageSum? onHeld = held is null ? null : new StageSum(ensemble, held);
        var course = new List<TreeStage>(at.Count);
        for (int trees = 1; trees <= ensemble.TreeCount; trees++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            onLearned.Add(trees);
            onHeld?.Add(trees);
            if (at.Contains(trees))
            {
                double validationSkill = onHeld?.Skill(trees) ?? double.NaN;
                course.Add(new TreeStage(trees, onLearned.Skill(trees), validationSkill, onLearned.Spread()));
                judge.Take(trees, validationSkill, onHeld?.Of);
            }
        }

        return course;
    }

    /// <summary>Evenly spread numbers of trees, the first and the last among them.</summary>
    private static HashSet<int> StageCounts(int trees, int stages) => trees <= stages
        ? [.. Enumerable.Range(1, trees)]
        : [.. Enumerable.Range(0, stages).Select(i => 1 + (int)((long)i * (trees - 1) / (stages - 1)))];
}
