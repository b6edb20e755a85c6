using System.Globalization;
using CollapseGuard.Monitoring;

namespace CollapseGuard.Cases.Alarm;

/// <summary>What the alarm did in the runs of one population.</summary>
internal sealed class AlarmTally(AlarmCase population, IReadOnlyList<CourseResult> runs)
{
    private const double Rate = 0.01;
    private const double Found = 0.99;
    private const int UsableLimit = 25;
    private const int SampledLimit = 50;

    public static string Header =>
        """
        | population | every | runs | alarmed | before the collapse | within 25 usable | within 50 sampled | armed at collapse | usable batches, median / 99 % | sampled batches, median / 99 % | required |
        |---|---|---|---|---|---|---|---|---|---|---|
        """;

    public AlarmCase Population { get; } = population;

    /// <summary>Whether the requirement is met.</summary>
    public bool Holds => Population.Requirement switch
    {
        AlarmRequirement.Silent => Alarmed <= Rate + (2 * Math.Sqrt(Rate * (1 - Rate) / runs.Count)),
        AlarmRequirement.FoundInUsable => InUsable >= Found,
        AlarmRequirement.FoundInSampled => InUsable >= Found && InSampled >= Found,
        AlarmRequirement.FoundByPatience => ByPatience >= Found,
        _ => true,
    };

    public double Alarmed => Share(run => run.IsAlarmed);

    /// <summary>Share found by a number of usable batches; an alarm before the collapse is not a find.</summary>
    public double InUsable => Share(run => run is { IsAlarmed: true, IsEarly: false, Usable: <= UsableLimit });

    public double InSampled => Share(run => run is { IsAlarmed: true, IsEarly: false, Sampled: <= SampledLimit });

    public double ByPatience => Share(run => run.IsAlarmed && run.AlarmStep <= CollapseAlarmOptions.Default.Patience + SampledLimit);

    private bool IsSilent => Population.Requirement == AlarmRequirement.Silent;

    public string Row()
    {
        string[] cells =
        [
            Population.Name,
            Population.Every == 1 ? "step" : string.Create(CultureInfo.InvariantCulture, $"{Population.Every}th step"),
            runs.Count.ToString("N0", CultureInfo.InvariantCulture),
            Percent(Alarmed),
            IsSilent ? "" : Percent(Share(run => run.IsEarly)),
            IsSilent ? "" : Percent(InUsable),
            IsSilent ? "" : Percent(InSampled),
            IsSilent ? "" : Percent(Share(run => run.WasArmed)),
            IsSilent ? "" : Quantiles(run => run.Usable),
            IsSilent ? "" : Quantiles(run => run.Sampled),
            Requirement() + (Holds ? "" : " MISSED"),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>The greatest false-alarm share, the least share found, and how many requirements were missed.</summary>
    public static string Json(IReadOnlyList<AlarmTally> rows, double seconds)
    {
        double healthy = Worst(rows, "healthy", row => row.Alarmed), border = Worst(rows, "border", row => row.Alarmed);
        IEnumerable<AlarmTally> found = rows.Where(row => row.Population.Requirement is AlarmRequirement.FoundInUsable or AlarmRequirement.FoundInSampled);
        double usable = found.Select(row => row.InUsable).DefaultIfEmpty(double.NaN).Min();
        double sampled = rows.Where(row => row.Population.Requirement == AlarmRequirement.FoundInSampled).Select(row => row.InSampled).DefaultIfEmpty(double.NaN).Min();
        double started = rows.Where(row => row.Population.Requirement == AlarmRequirement.FoundByPatience).Select(row => row.ByPatience).DefaultIfEmpty(double.NaN).Min();
        return string.Create(CultureInfo.InvariantCulture, $$"""{"healthyAlarmed":{{Number(healthy)}},"borderAlarmed":{{Number(border)}},"foundIn25Usable":{{Number(usable)}},"foundIn50Sampled":{{Number(sampled)}},"neverStartedByPatience50":{{Number(started)}},"missed":{{rows.Count(row => !row.Holds)}},"seconds":{{seconds:0}}}""");
    }

    private static double Worst(IReadOnlyList<AlarmTally> rows, string start, Func<AlarmTally, double> value) =>
        rows.Where(row => row.Population.Name.StartsWith(start, StringComparison.Ordinal)).Select(value).DefaultIfEmpty(double.NaN).Max();

    private static string Number(double value) => double.IsNaN(value) ? "null" : value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private double Share(Func<CourseResult, bool> holds) => (double)runs.Count(holds) / runs.Count;

    private string Quantiles(Func<CourseResult, long> value)
    {
        long[] sorted = [.. runs.Where(run => run is { IsAlarmed: true, IsEarly: false }).Select(value).Order()];
        return sorted.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]} / {sorted[(int)(0.99 * (sorted.Length - 1))]}");
    }

    private string Requirement() => Population.Requirement switch
    {
        AlarmRequirement.Silent => string.Create(CultureInfo.InvariantCulture, $"alarmed <= {Percent(Rate + (2 * Math.Sqrt(Rate * (1 - Rate) / runs.Count)))}"),
        AlarmRequirement.FoundInUsable => ">= 99 % in 25 usable",
        AlarmRequirement.FoundInSampled => ">= 99 % in both",
        AlarmRequirement.FoundByPatience => string.Create(CultureInfo.InvariantCulture, $">= 99 % by step 2,550: {Percent(ByPatience)}"),
        _ => "reported only",
    };
}
