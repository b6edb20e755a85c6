namespace CollapseGuard.Summaries;

/// <summary>Mean losses of one epoch.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="LastStep">The epoch's last step.</param>
/// <param name="TrainingLoss">Mean over the observed steps of the epoch; NaN when none.</param>
/// <param name="ValidationLoss">As given by the loop; NaN when not given.</param>
public readonly record struct EpochSummary(int Epoch, long LastStep, double TrainingLoss, double ValidationLoss);

/// <summary>How much of the targets' variance lies within batches.</summary>
/// <param name="Batches">Batches of at least two rows.</param>
/// <param name="WithinShare">Pooled variance within batches over the variance of all rows seen, in [0, 1]: 1 - 1/n of a batch when shuffled, 0 when each batch holds one target value.</param>
/// <param name="ExpectedShare">What shuffled rows would give.</param>
/// <param name="SingleTargetShare">Share of batches that hold one target value only, in [0, 1].</param>
public sealed record BatchMixSummary(long Batches, double WithinShare, double ExpectedShare, double SingleTargetShare);

/// <summary>What the optimizer does to the parameters.</summary>
/// <param name="Count">Numbers in all parameters of the model.</param>
/// <param name="TrainableCount">Those that ask for gradients.</param>
/// <param name="HeldCount">Those of the trainable that the optimizer holds.</param>
/// <param name="WithGradientCount">Those of the trainable that had a gradient other than 0 at some sampled step.</param>
/// <param name="StepsWatched">Steps over which movement was watched.</param>
/// <param name="MovedSteps">Those of the watched steps after which any parameter differed.</param>
/// <param name="CarriedGradientShare">Share of the tested steps whose gradient still held the previous step's, though the parameters had moved in between, in [0, 1]; NaN when not tested.</param>
public sealed record ParameterSummary(long Count, long TrainableCount, long HeldCount, long WithGradientCount, long StepsWatched, long MovedSteps, double CarriedGradientShare = double.NaN);

/// <summary>Inputs at validation or inference beside those of training.</summary>
/// <param name="Columns">Input columns compared.</param>
/// <param name="TrainingRows">Training rows behind it.</param>
/// <param name="ValidationRows">Validation rows behind it.</param>
/// <param name="GreatestShift">max over columns of |mean difference| / training standard deviation (at least 1e-6 of the magnitude).</param>
/// <param name="ShiftedColumn">Index of that column.</param>
/// <param name="ScaleRatio">Root mean square of all validation inputs over that of all training inputs.</param>
/// <param name="OutsideShare">Share of validation numbers outside the training range of their column widened by half on both sides, in [0, 1].</param>
public sealed record InputShiftSummary(int Columns, long TrainingRows, long ValidationRows, double GreatestShift, int ShiftedColumn, double ScaleRatio, double OutsideShare);

/// <summary>Where NaN or infinity first arose.</summary>
/// <param name="Step">The step, counted from 1; 0 when found before training.</param>
/// <param name="Where">What held it: <c>inputs</c>, <c>targets</c>, <c>outputs</c>, <c>loss</c>, a layer's or parameter's name.</param>
/// <param name="Kind">inputs, targets, activation, output, loss, gradient or parameter.</param>
public sealed record NonFiniteSummary(long Step, string Where, string Kind);
