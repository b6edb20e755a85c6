using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>What the probe answered on one population.</summary>
internal sealed class SignalTally
{
    // The p-values are multiples of 1/200: half a step keeps equality out of rounding's hands.
    private const double HalfStep = 0.0025;
    private const double NoSignalPower = 0.1;
    private const double LooseNoise = 0.065;

    // Share of serial sets that may be answered at all: the test at .01 with its sampling error.
    private const double SerialDecided = 0.05;

    private readonly SignalCase population;
    private readonly int count;

    public SignalTally(SignalCase population, IReadOnlyList<SignalSummary> summaries)
    {
        this.population = population;
        count = summaries.Count;
        AtOne = Share(s => s.IsDecided && s.PValue < 0.01 + HalfStep);
        AtFive = Share(s => s.IsDecided && s.PValue < 0.05 + HalfStep);
        NoSignal = Share(s => s.IsDecided && s.PValue > 0.05 + HalfStep && s.DetectableR2 <= NoSignalPower);
        Undecided = Share(s => !s.IsDecided);

        double Share(Func<SignalSummary, bool> answer) => (double)summaries.Count(answer) / Math.Max(1, count);
    }

    public static string Header =>
        """
        | population | sets | p <= .01 | p <= .05 | NoSignal | not decided | required |
        |---|---|---|---|---|---|---|
        """;

    /// <summary>Share of decided sets with p &lt;= .01.</summary>
    public double AtOne { get; }

    /// <summary>Share of decided sets with p &lt;= .05.</summary>
    public double AtFive { get; }

    /// <summary>Share on which NoSignal may be said.</summary>
    public double NoSignal { get; }

    /// <summary>Share not decided.</summary>
    public double Undecided { get; }

    /// <summary>Whether the requirement is met; true where there is none.</summary>
    public bool Holds => population.Kind switch
    {
        SignalKind.Noise => AtOne <= population.Required && AtFive <= LooseNoise,
        SignalKind.Serial => AtOne <= SerialDecided,
        SignalKind.Power => AtOne >= population.Required,
        _ => true,
    };

    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {population.Name} | {count} | {AtOne:0.0000} | {AtFive:0.0000} | {NoSignal:0.000} | {Undecided:0.000} | {Requirement()}{(Holds ? "" : " MISSED")} |");

    public static string Json(IReadOnlyList<SignalTally> rows, ProbeTiming timing)
    {
        SignalTally? noise = rows.FirstOrDefault(row => row.population.Kind == SignalKind.Noise);
        double power = rows.Where(row => row.population.Kind == SignalKind.Power).Select(row => row.AtOne).DefaultIfEmpty(double.NaN).Min();
        double serial = rows.Where(row => row.population.Kind == SignalKind.Serial).Select(row => row.AtOne).DefaultIfEmpty(double.NaN).Max();
        return string.Create(CultureInfo.InvariantCulture, $$"""{"noise":{{noise?.count ?? 0}},"p01":{{Number(noise?.AtOne)}},"p05":{{Number(noise?.AtFive)}},"serialFound":{{Number(serial)}},"leastPower":{{Number(power)}},"missed":{{rows.Count(row => !row.Holds)}},"milliseconds":{{timing.MedianMilliseconds:0}},"cpuMilliseconds":{{timing.CpuMilliseconds:0}}}""");
    }

    private static string Number(double? value) => value is { } v && !double.IsNaN(v) ? v.ToString("0.####", CultureInfo.InvariantCulture) : "null";

    private string Requirement() => population.Kind switch
    {
        SignalKind.Noise => string.Create(CultureInfo.InvariantCulture, $"<= {population.Required:0.000}, <= {LooseNoise:0.000}"),
        SignalKind.Serial => string.Create(CultureInfo.InvariantCulture, $"p <= .01 in at most {SerialDecided:0.00}"),
        SignalKind.Power => string.Create(CultureInfo.InvariantCulture, $">= {population.Required:0.00}"),
        _ => "",
    };
}
