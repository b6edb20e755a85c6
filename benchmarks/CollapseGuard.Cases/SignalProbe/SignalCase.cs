using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Probes;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>A population of data sets and what the probe must say about it.</summary>
/// <param name="Name">Row of the table.</param>
/// <param name="Kind">Which line of the acceptance it belongs to.</param>
/// <param name="Required">Noise: at most this share of p &lt;= .01; power: at least; NaN = only printed.</param>
/// <param name="Count">Data sets drawn in a full run.</param>
/// <param name="Draw">Draws one data set.</param>
internal sealed record SignalCase(string Name, SignalKind Kind, double Required, int Count, Func<RandomStream, DataSet> Draw);

/// <summary>What a population shows.</summary>
internal enum SignalKind
{
    /// <summary>No signal, exchangeable rows or groups: how often p is small by chance.</summary>
    Noise,

    /// <summary>No signal, rows that depend on the rows before: how often that is said.</summary>
    Serial,

    /// <summary>Signal that must be found.</summary>
    Power,

    /// <summary>Signal that is printed without a promise.</summary>
    Limit,
}

/// <summary>Inputs and their target.</summary>
internal sealed record DataSet(FeatureTable Inputs, SignalTarget Target);
