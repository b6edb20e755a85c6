using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What a fitted model's structure, storage and serving say.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> StructureLines() => [.. FittedLines(), .. ServedLines()];

    private static IEnumerable<CauseLine> FittedLines() =>
    [
        Found("CG4040", LeafMinimumTooLarge, Decisive, "no tree has a split, and two leaves of 10 rows, the usual minimum, do not fit into the training rows", Circumstances.FewerRowsThanTwoLeaves),
        Found("CG4040", LeafMinimumTooLarge, Strong, "no tree has a split: a leaf minimum that the rows, or the categories, do not reach forbids it"),
        Found("CG4040", TooLittleData, Strong, "there are too few rows for two leaves", Circumstances.FewerRowsThanTwoLeaves),
        Found("CG4040", ConstantInputs, Weak, "inputs that do not vary give nothing to split by"),
        Found("CG4040", InputEncoding, Weak, "a category encoded into one column a value leaves too few rows on one side of each split"),
        Found("CG4040", NoSignal, Weak, "a tree that gains nothing by a split makes none"),
        Found("CG4040", NotTrained, -Decisive, "the ensemble was fitted, and found no split"),
        Found("CG4040", OverRegularized, Weak, "a least gain or a smoothing that is set too high forbids splits"),
        Clear("CG4040", LeafMinimumTooLarge, -Strong, "the trees have splits"),
        Found("CG4041", OverRegularized, Strong, "every weight is 0: what a strong L1 penalty does"),
        Found("CG4041", ConstantInputs, Weak, "inputs that do not vary get no weight"),
        Found("CG4041", NoSignal, Weak, "inputs without signal lose their weights to the mildest penalty"),
        Found("CG4041", NotTrained, Weak, "weights that were never moved from 0"),
        Clear("CG4041", OverRegularized, -Weak, "the linear model has weights"),
        Clear("CG4041", NotTrained, -Decisive, "the linear model has weights"),
        Found("CG4042", TrainServeMismatch, Weak, "a calibrator fitted to another model's scores flattens these"),
        Found("CG4042", DecisionThreshold, Strong, "scores rank, and the probabilities made of them do not separate"),
        Found("CG4042", TooLittleData, Weak, "too few rows to fit a calibrator on"),
        Found("CG4042", NoSignal, -Decisive, "the scores rank: there is signal"),
        Clear("CG4042", NoSignal, -Weak, "the probabilities follow scores that rank"),
        Found("CG4046", InputEncoding, Decisive, "the inputs vary, and what the encoding makes of them does not, or gives each row a column of its own"),
        Found("CG4046", ConstantInputs, Strong, "the features that reach the model do not vary", Circumstances.NoFeatureVaries),
        Found("CG4046", TrainServeMismatch, Weak, "values that training never saw are encoded as nothing", Circumstances.NoFeatureVaries),
        Found("CG4046", NoSignal, -Strong, "whether the inputs hold signal cannot be seen behind this encoding"),
        Found("CG4046", LeafMinimumTooLarge, -Weak, "columns that one row has cannot be split by, whatever a leaf may hold"),
        Clear("CG4046", InputEncoding, -Weak, "the features vary, and rows share them"),
        Found("CG4045", UncenteredNormalizer, Decisive, "the fitted normalizer divides columns far from zero and does not centre them"),
        Found("CG4045", InputScale, Weak, "columns of one constant size and hardly any spread reach the model"),
        Clear("CG4045", UncenteredNormalizer, -Strong, "what leaves the normalizers varies beside its mean"),
    ];

    private static IEnumerable<CauseLine> ServedLines() =>
    [
        Found("CG4043", TrainServeMismatch, Decisive, "the model that is loaded is not the model that was trained", Circumstances.LoadsOtherwise),
        Clear("CG4043", TrainServeMismatch, -Weak, "the loaded model answers as the trained one"),
        Found("CG4044", TrainServeMismatch, Decisive, "rows asked one by one, as an application asks, get other answers than in a batch", Circumstances.AloneOtherwise),
        Found("CG4044", TargetLeak, Decisive, "the model reads the label while scoring", Circumstances.ReadsLabel),
        Found("CG4044", TrainServeMismatch, Weak, "an application has no label to give", Circumstances.ReadsLabel),
        Clear("CG4044", TrainServeMismatch, -Weak, "one row alone gets the answer that it gets in a batch"),
    ];
}
