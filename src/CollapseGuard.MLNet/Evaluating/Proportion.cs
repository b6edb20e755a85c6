using System.Globalization;
using CollapseGuard.Statistics;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>A share of rows with its exact 95 % interval (Clopper and Pearson, 1934).</summary>
/// <param name="Hits">Rows that count.</param>
/// <param name="Trials">Rows among which they are counted.</param>
public readonly record struct Proportion(long Hits, long Trials)
{
    // 2.5 % on either side.
    private const double OneSided = .975;

    /// <summary>Hits / trials; NaN without trials.</summary>
    public double Value => Trials == 0 ? double.NaN : (double)Hits / Trials;

    /// <summary>Lower end of the interval; 0 without trials.</summary>
    public double Lower => ClopperPearson.Lower(Hits, Trials, OneSided);

    /// <summary>Upper end of the interval; 1 without trials.</summary>
    public double Upper => ClopperPearson.Upper(Hits, Trials, OneSided);

    /// <summary>The share and its interval.</summary>
    public override string ToString() => Trials == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Value:.00} [{Lower:.00}, {Upper:.00}]");
}
