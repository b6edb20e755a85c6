using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Output;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Cli.Tables;
using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Commands;

/// <summary>A file of data in, a report out; with a second file beside it, also how the two differ.</summary>
internal sealed class DataJob(DataOptions options, Terminal terminal)
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Bad input.</exception>
    public int Run(CancellationToken cancellation)
    {
        var checks = new CheckOptions { Suppressions = SuppressionOption.Parse(options.Report.Suppress), CancellationToken = cancellation };
        options.Report.RequireOtherThan(options.File, "the file of data");
        options.Report.RequireOtherThan(options.Against, "the file of --against");
        return options.Report.Run(() => Collapse.Diagnose(Observe(cancellation), checks), terminal);
    }

    private Snapshot Observe(CancellationToken cancellation)
    {
        if (options.Label is null)
        {
            terminal.Say("no label: whether the inputs hold signal is not asked (--label COLUMN)");
        }

        DataAccumulator data = Read(options.File, options.Label, cancellation);
        Snapshot seen = data.ToSnapshot(SignalProbeOptions.Default with { Seed = options.Seed }, cancellation);
        if (seen.Data!.Label is { PresentCount: 0 } label)
        {
            throw new InputException($"Label column '{label.Name}' of '{options.File}' has no values; without --label only the inputs are judged.");
        }

        return options.Against is null ? seen : seen with { Drift = Compare(seen.Data, options.Against, cancellation) };
    }

    private DriftSummary Compare(DataSummary reference, string other, CancellationToken cancellation) =>
        TableDrift.Between(reference, Read(other, label: null, cancellation).Summarize());

    private DataAccumulator Read(string path, string? label, CancellationToken cancellation)
    {
        using DataSource source = DataSource.Open(path, cancellation);
        IReadOnlyList<SourceColumn> columns = new TableChoice(options, terminal.Say).Of(source, label);
        using var progress = new ProgressLine(terminal);
        var keep = new DataObservationOptions { Seed = options.Seed, MaxSampledRows = label is null ? 0 : DataObservationOptions.Default.MaxSampledRows };
        DataAccumulator data = new TableReader(source, terminal.Say).Read(KindGuess.Of(source, columns), label, keep, progress.Report, cancellation);
        return data.Rows > 0 ? data : throw new InputException($"'{path}' names columns but has no rows.");
    }
}
