namespace CollapseGuard.Summaries;

/// <summary>What a fitted model is made of, and whether it stays the same model when it is stored or served. Any part may be absent. Immutable.</summary>
/// <remarks>Numbers only: an adapter reads them from its framework's model.</remarks>
public sealed record ModelStructure
{
    /// <summary>Linear predictors in the model: one for each class of a multiclass one.</summary>
    public IReadOnlyList<LinearShape> Linear { get; init; } = [];

    /// <summary>Tree ensembles in the model.</summary>
    public IReadOnlyList<EnsembleShape> Ensembles { get; init; } = [];

    /// <summary>Additive models in the model: a shape function for each input.</summary>
    public IReadOnlyList<AdditiveShape> Additive { get; init; } = [];

    /// <summary>Columns that pass a normalizer which only scales and shifts (min-max, mean and variance), with their numbers before it.</summary>
    public IReadOnlyList<NormalizedColumn> Normalized { get; init; } = [];

    /// <summary>The inputs beside the features that are made of them; null when the features are not known.</summary>
    public FeatureShape? Features { get; init; }

    /// <summary>The probability beside the score that it was made of; null when the model has not both.</summary>
    public CalibrationShape? Calibration { get; init; }

    /// <summary>The model beside itself after it was saved and loaded; null when that was not tried.</summary>
    public StorageTrip? Storage { get; init; }

    /// <summary>Rows asked one by one beside the same rows in a batch; null when that was not tried.</summary>
    public ServingTrip? Serving { get; init; }

    /// <summary>Rows that the model was trained on; 0 when unknown.</summary>
    public long TrainingRows { get; init; }

    /// <summary>True when the predictors are known to be linear, trees or additive: what happens in networks has no part in it.</summary>
    public bool IsKnown => Linear.Count + Ensembles.Count + Additive.Count > 0;
}

/// <summary>A linear predictor.</summary>
/// <param name="Name">As the framework calls it, with the class in a multiclass model.</param>
/// <param name="Weights">Weights, the bias apart.</param>
/// <param name="NonZeroWeights">Those that are not exactly 0.</param>
/// <param name="GreatestContribution">max |weight| times the standard deviation of its column: what a usual step of one input moves the score by; NaN when the columns are unknown.</param>
public sealed record LinearShape(string Name, int Weights, int NonZeroWeights, double GreatestContribution)
{
    /// <summary>True when its score counts only beside those of the other classes, as under a softmax: one class without weights is then the one that the others are measured against, and no fault.</summary>
    public bool IsRelative { get; init; }
}

/// <summary>A tree ensemble.</summary>
/// <param name="Name">As the framework calls it.</param>
/// <param name="Trees">Trees in it; a tree of one leaf counts.</param>
/// <param name="Splits">Splits in all of them.</param>
public sealed record EnsembleShape(string Name, int Trees, long Splits);

/// <summary>An additive model: a bias and a sum of functions, each of one input.</summary>
/// <param name="Name">As the framework calls it, with the class in a multiclass model.</param>
/// <param name="ShapeFunctions">Shape functions in it.</param>
/// <param name="VaryingShapeFunctions">Those that are not one number throughout.</param>
public sealed record AdditiveShape(string Name, int ShapeFunctions, int VaryingShapeFunctions);

/// <summary>A column that passes a normalizer x ↦ (x - offset) · scale.</summary>
/// <param name="Name">The column or slot.</param>
/// <param name="IsShifted">False when the offset is 0: the normalizer divides and does not centre.</param>
/// <param name="Mean">Mean of the column after the normalizer.</param>
/// <param name="Deviation">Its standard deviation there.</param>
/// <param name="Rows">Rows behind the two.</param>
public sealed record NormalizedColumn(string Name, bool IsShifted, double Mean, double Deviation, long Rows);

/// <summary>Inputs beside the features that a pipeline makes of them, over a sample of rows.</summary>
/// <param name="Rows">Rows looked at.</param>
/// <param name="Inputs">Input columns that the answer is made of.</param>
/// <param name="VaryingInputs">Those that vary over these rows.</param>
/// <param name="Features">Features that the predictor gets.</param>
/// <param name="VaryingFeatures">Those that vary over these rows.</param>
/// <param name="RowsApart">Rows all of whose varying features are 0 in every other row: each has a column of its own and shares none.</param>
public sealed record FeatureShape(long Rows, int Inputs, int VaryingInputs, int Features, int VaryingFeatures, long RowsApart);

/// <summary>A binary score beside the probability that a calibrator made of it.</summary>
/// <param name="Rows">Rows behind it, NaN left out.</param>
/// <param name="Positives">Rows of the positive class.</param>
/// <param name="Auc">How well the score ranks, in [0, 1].</param>
/// <param name="RateDeviation">Standard deviation over rows of the observed rate among rows of like score (tenths of the rows), chance removed: what probabilities of these scores should spread by.</param>
/// <param name="ProbabilityDeviation">Standard deviation of the probabilities.</param>
public sealed record CalibrationShape(long Rows, long Positives, double Auc, double RateDeviation, double ProbabilityDeviation);

/// <summary>A model beside itself after it was saved and loaded.</summary>
/// <param name="Rows">Rows asked of both.</param>
/// <param name="DifferentRows">Rows whose answers differ by more than float rounding.</param>
/// <param name="GreatestDifference">Greatest difference of an answer over the greatest magnitude of the answers.</param>
/// <param name="Failure">Why it could not be saved or loaded; null when it could.</param>
public sealed record StorageTrip(long Rows, long DifferentRows, double GreatestDifference, string? Failure = null);

/// <summary>Rows asked one by one, as an application does, beside the same rows in a batch.</summary>
/// <param name="Rows">Rows asked.</param>
/// <param name="DifferentRows">Rows whose answer alone differs from that in the batch by more than float rounding.</param>
/// <param name="GreatestDifference">Greatest difference of an answer over the greatest magnitude of the answers.</param>
/// <param name="IsConstantAlone">True when all answers are equal one by one, and not in the batch.</param>
/// <param name="LabelReaders">Rows whose answer changes when the label is taken away, as it is in an application; 0 when the model has no use for the label.</param>
/// <param name="Failure">Why rows could not be asked one by one; null when they could.</param>
public sealed record ServingTrip(long Rows, long DifferentRows, double GreatestDifference, bool IsConstantAlone, long LabelReaders, string? Failure = null);
