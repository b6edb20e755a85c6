using CollapseGuard.Summaries;
using MathNet.Numerics.LinearAlgebra;

namespace CollapseGuard.Statistics;

/// <summary>How many independent columns a table is worth: the exponential of the entropy of its eigenvalues' shares.</summary>
/// <remarks>Roy and Vetterli, "The effective rank: a measure of effective dimensionality", 2007; here of correlations, so that units do not matter.</remarks>
public static class EffectiveRank
{
    /// <summary>Most columns that are decomposed; further ones are left out.</summary>
    public const int MostColumns = 1024;

    /// <summary>The columns that have a correlation with any other: those that vary.</summary>
    /// <param name="correlations">Correlations, NaN where a column is constant.</param>
    /// <returns>Indices into the names, ascending, at most <see cref="MostColumns"/>.</returns>
    public static IReadOnlyList<int> VaryingColumns(CorrelationSummary correlations)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        int k = correlations.Names.Count;
        var varying = new List<int>();
        for (int i = 0; i < k && varying.Count < MostColumns; i++)
        {
            for (int j = 0; j < k; j++)
            {
                if (i != j && !double.IsNaN(correlations[i, j]))
                {
                    varying.Add(i);
                    break;
                }
            }
        }

        return varying;
    }

    /// <summary>Effective rank of the correlations between columns that vary.</summary>
    /// <param name="correlations">Correlations, NaN where a column is constant.</param>
    /// <returns>In [1, k] for k columns that vary: 1 when all are copies of one, k when none is correlated; NaN when none varies.</returns>
    public static double Of(CorrelationSummary correlations)
    {
        IReadOnlyList<int> columns = VaryingColumns(correlations);
        if (columns.Count == 0)
        {
            return double.NaN;
        }

        Matrix<double> matrix = Matrix<double>.Build.Dense(columns.Count, columns.Count, (i, j) =>
            correlations[columns[i], columns[j]] is var r && double.IsNaN(r) ? 0 : r);
        return OfEigenvalues([.. matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)]);
    }

    /// <summary>Effective rank of a spectrum, exp(-Σ p ln p) with p = eigenvalue / sum.</summary>
    /// <param name="eigenvalues">Eigenvalues; negative ones are rounding and count as 0.</param>
    /// <returns>In [1, number of positive eigenvalues]; NaN when none is positive.</returns>
    public static double OfEigenvalues(ReadOnlySpan<double> eigenvalues)
    {
        double total = 0;
        foreach (double value in eigenvalues)
        {
            total += Math.Max(0, value);
        }

        if (!(total > 0))
        {
            return double.NaN;
        }

        double entropy = 0;
        foreach (double value in eigenvalues)
        {
            if (value > 0)
            {
                entropy -= value / total * Math.Log(value / total);
            }
        }

        return Math.Exp(entropy);
    }
}
