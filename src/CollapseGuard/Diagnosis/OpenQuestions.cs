namespace CollapseGuard.Diagnosis;

/// <summary>What the reader could add so that more can be told.</summary>
internal static class OpenQuestions
{
    public static IReadOnlyList<string> List(Snapshot snapshot, Examination examination, Outcome outcome)
    {
        var questions = new List<string>();
        if (outcome == Outcome.Inconclusive)
        {
            if (snapshot is { Data: { Label: null }, HasPredictions: false })
            {
                questions.Add("Name the label column: only with it the probe can tell whether the inputs hold signal.");
            }
            else if (!snapshot.HasPredictions && snapshot.Data is null)
            {
                questions.Add("Give predictions beside true values: data alone cannot show that a model works.");
            }

            // The detectors that can end in a verdict come first by id; the data's own come last.
            questions.AddRange(examination.NotEvaluated.Select(n => n.Reason));
        }
        else if (outcome is Outcome.OutputCollapse or Outcome.NoSkill && snapshot is { Signal: null, Response: null })
        {
            questions.Add("Give the model's inputs: only with them a fault can be told from a target that cannot be predicted.");
        }
        else if (outcome is Outcome.OutputCollapse or Outcome.NoSkill && snapshot.Signal is { IsDecided: false, Reason: { } reason })
        {
            questions.Add($"Whether the inputs hold any signal was not decided: {reason}");
        }

        if (outcome != Outcome.Healthy && snapshot.Training?.LayersUnseen is { Length: > 0 } unseen)
        {
            questions.Add(unseen);
        }

        return [.. questions.Distinct(StringComparer.Ordinal)];
    }
}
