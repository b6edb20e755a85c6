using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>Splits rows into training and test rows that hold every class in the same proportion, within one row.</summary>
    /// <remarks>
    /// ML.NET's TrainTestSplit draws without regard to the label, and its samplingKeyColumnName keeps equal values together: given the
    /// label, it puts whole classes on one side. The label is read once, here; the views read the source as often as they are read.
    /// </remarks>
    /// <param name="data">The rows; the same in the same order at every pass.</param>
    /// <param name="labelColumnName">Boolean, key, text or number. Numbers of more than <see cref="StratificationOptions.QuantileBins"/> values are cut into bins of equal count; rows without a label are a class of their own.</param>
    /// <param name="testFraction">Share of test rows, in (0, 1). A class of two rows or more has at least one on each side, a class of one row goes to training with a note.</param>
    /// <param name="seed">Which rows; the same seed gives the same split.</param>
    /// <param name="groupColumnName">Rows of one value stay on one side (patients, customers); classes are then balanced as far as whole groups allow. Null = no groups.</param>
    /// <param name="options">How numbers become strata.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">There is no such column, no rows, one group only, or no class of two rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction lies outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public StratifiedTrainTest StratifiedSplit(IDataView data, string labelColumnName = "Label", double testFraction = 0.1, int seed = 0, string? groupColumnName = null, StratificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "The share of test rows must be in (0, 1).");
        }

        Strata strata = Strata.Read(data, labelColumnName, groupColumnName, options ?? StratificationOptions.Default, cancellationToken);
        RowParts parts = strata.Groups is null
            ? RowDealing.Split(strata, testFraction, seed)
            : GroupDealing.Deal(strata, [1 - testFraction, testFraction], seed);
        if (parts.Count(1) == 0)
        {
            throw new ArgumentException($"Each of the {strata.Count} classes of '{labelColumnName}' has one row; none can be held out. More rows are required, or for a numeric label fewer {nameof(StratificationOptions.QuantileBins)}.", nameof(data));
        }

        int[] table = parts.Table(strata);
        ClassRows[] classes = [.. strata.Names.Select((name, c) => new ClassRows(name, table[c], table[strata.Count + c]))];
        return new StratifiedTrainTest
        {
            TrainSet = new RowPartView(data, parts, 1, others: true),
            TestSet = new RowPartView(data, parts, 1, others: false),
            Classes = classes,
            Notes = SplitNotes.OfSplit(strata, classes),
        };
    }
}
