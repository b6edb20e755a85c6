using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>The lines of JSON that the verb prints.</summary>
internal static class CaseLines
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>One line a case.</summary>
    public static string Of(CaseScore score) => JsonSerializer.Serialize(
        new
        {
            Case = score.Program.Id,
            Outcome = score.Typical?.Run.Report.Outcome,
            First = score.Typical?.FirstThree.Select(c => c.ToString()).FirstOrDefault(),
            FirstThree = score.Typical?.FirstThree ?? [],
            Expected = score.Program.Causes,
            Right = score.Program.Standing == Standing.Healthy ? !score.Mostly(v => v.IsCalledCollapsed) : score.Mostly(v => v.IsFirstRight),
            InFirstThree = score.Mostly(v => v.IsInFirstThree),
            Flagged = score.Mostly(v => v.IsFlagged),
            FalseCauses = score.Typical?.FalseCauses ?? [],
            score.Program.Standing,
            Degenerate = score.Runs.Select(v => v.Run.Degeneracy),
            JudgedSeeds = score.Judged.Select(v => v.Run.Seed),
            Runs = score.Runs.Select(Describe),
            score.Program.Origin,
        },
        Layout);

    /// <summary>The last line.</summary>
    public static string Of(CaseTotals totals) => JsonSerializer.Serialize(totals, Layout);

    private static object Describe(RunVerdict verdict) => new
    {
        verdict.Run.Seed,
        verdict.Run.Report.Outcome,
        verdict.FirstThree,
        LossFirst = Short(verdict.Run.Curve is [double first, ..] ? first : double.NaN),
        LossLast = Short(verdict.Run.Curve is [.., double last] ? last : double.NaN),
        RowStd = Short(verdict.Run.RowSpread),
    };

    private static double Short(double value) => double.Parse(value.ToString("g5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
