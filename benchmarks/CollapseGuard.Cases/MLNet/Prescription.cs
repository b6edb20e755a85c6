namespace CollapseGuard.Cases.MLNetTables;

/// <summary>From the remedies of a report to what is done with ML.NET.</summary>
internal static class Prescription
{
    /// <summary>Remedies that advise not to train.</summary>
    private static readonly string[] Ends = ["probe-for-signal", "collect-more-rows"];

    /// <summary>The first remedy of the report that this trainer and task can follow; a remedy that advises not to train ends the search.</summary>
    /// <param name="report">The report on the plain model.</param>
    /// <param name="plain">What was trained.</param>
    /// <param name="isBinary">Two classes: a threshold belongs to these.</param>
    /// <returns>What is done (<see cref="Fix.None"/> for nothing) and the id of the remedy.</returns>
    public static (Fix Fix, string Remedy) First(CollapseReport report, Recipe plain, bool isBinary)
    {
        foreach (Remedy remedy in report.Remedies)
        {
            if (Ends.Contains(remedy.Id))
            {
                return (Fix.None, remedy.Id);
            }

            Fix fix = For(remedy.Id, plain, isBinary);
            if (fix != Fix.None)
            {
                return (fix, remedy.Id);
            }
        }

        return (Fix.None, "");
    }

    private static Fix For(string remedy, Recipe plain, bool isBinary) => (remedy, plain.Trainer) switch
    {
        // Trees split alike whatever the scale.
        ("standardize-inputs" or "centre-columns", not Trainer.FastTree) when !plain.IsScaled => Fix.Normalize,
        ("tune-threshold", _) when isBinary => Fix.TuneThreshold,
        ("weight-classes", not Trainer.AveragedPerceptron) => Fix.WeightClasses,
        ("oversample-training-rows", _) => Fix.Oversample,
        ("lower-penalty", Trainer.Lbfgs or Trainer.Sdca) => Fix.LowerPenalty,
        ("regularize-and-stop-early", not Trainer.AveragedPerceptron) => Fix.RaisePenalty,
        ("lower-leaf-minimum", Trainer.FastTree) => Fix.LowerLeafMinimum,
        ("train-until-it-stops", Trainer.Sdca or Trainer.AveragedPerceptron) => Fix.TrainLonger,
        ("raise-learning-rate", Trainer.AveragedPerceptron or Trainer.FastTree) => Fix.RaiseLearningRate,
        ("lower-learning-rate", Trainer.AveragedPerceptron or Trainer.FastTree) => Fix.LowerLearningRate,
        _ => Fix.None,
    };
}
