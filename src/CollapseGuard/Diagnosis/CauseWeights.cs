using CollapseGuard.Diagnosis.Calibration;

namespace CollapseGuard.Diagnosis;

/// <summary>The lines of <see cref="CauseTable"/> with the weights in force: the expert's, or those calibrated on injected faults. Immutable.</summary>
internal sealed class CauseWeights
{
    private readonly ILookup<CauseId, WeighedLine> lines;

    private CauseWeights(ILookup<CauseId, WeighedLine> lines, double temperature) => (this.lines, Temperature) = (lines, temperature);

    /// <summary>The written judgements as they are.</summary>
    public static CauseWeights Expert { get; } = new(CauseTable.Lines.Select(line => new WeighedLine(line, line.Weight)).ToLookup(l => l.Line.Cause), 1);

    /// <summary>By the counts of injected faults that this version carries; with none, as now, the expert's.</summary>
    public static CauseWeights Calibrated { get; } = By(CalibrationFile.Read());

    /// <summary>Scores are divided by this before they become supports.</summary>
    public double Temperature { get; }

    /// <summary>Which weights count: the injected faults were programs that train, and say nothing about a report without one.</summary>
    public static CauseWeights For(Snapshot snapshot) => snapshot.Training is null ? Expert : Calibrated;

    /// <summary>Calibrates the table by counts.</summary>
    public static CauseWeights By(AnswerCounts counts) => new(
        CauseTable.Lines.Select(line => new WeighedLine(line, LineCalibration.WeightOf(line, counts))).Concat(LearnedLines.From(counts).Select(line => new WeighedLine(line, line.Weight, IsWritten: false))).ToLookup(l => l.Line.Cause),
        counts.Temperature);

    /// <summary>The same weights, more or less sure of themselves.</summary>
    public CauseWeights At(double temperature) => new(lines, temperature);

    /// <summary>The lines of one cause.</summary>
    public IEnumerable<WeighedLine> Of(CauseId cause) => lines[cause];
}

/// <summary>A line, and what it weighs.</summary>
/// <param name="Line">The line as written.</param>
/// <param name="Weight">The weight in force.</param>
/// <param name="IsWritten">False for a line that was counted and nobody wrote: however much it weighs, it is no proof.</param>
internal sealed record WeighedLine(CauseLine Line, double Weight, bool IsWritten = true)
{
    /// <summary>Weight from which a written line is a proof.</summary>
    private const double Decisive = 3;

    /// <summary>What a proof counts beside its written weight: it must outrank what several strong statistics say together.</summary>
    private const double ProofFactor = 2;

    /// <summary>The weight under the finding that the line speaks of: a behavioural proof keeps what was written, whatever was counted, and counts twice where it speaks for a cause.</summary>
    public double WeightUnder(Finding? finding) =>
        !IsWritten || Math.Abs(Line.Weight) < Decisive ? Weight
        : finding is { Severity: Severity.Error } && Line.Weight > 0 && finding.Detector.Id[2] is '2' or '3' or '4' ? ProofFactor * Line.Weight
        : finding is { Severity: Severity.Error } || Math.Abs(Weight) < Decisive ? Line.Weight
        : Weight;
}
