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
        SignalProbeOptions probe = SignalProbeOptions.Default with { Seed = options.Seed };
        return options.Against is null
            ? data.ToSnapshot(probe, cancellation)
            : data.ToSnapshot(probe, cancellation) with { Drift = Compare(data.Summarize(), options.Against, cancellation) };
    }

    private DriftSummary Compare(DataSummary reference, string other, CancellationToken cancellation) =>
        TableDrift.Between(reference, Read(other, label: null, cancellation).Summarize());

    private DataAccumulator Read(string path, string? label, CancellationToken cancellation)
    {
        using DataSource source = DataSource.Open(path, cancellation);
        IReadOnlyList<SourceColumn> columns = Choose(source, path, label);
        using var progress = new ProgressLine(terminal);
        var keep = new DataObservationOptions { Seed = options.Seed, MaxSampledRows = label is null ? 0 : DataObservationOptions.Default.MaxSampledRows };
        DataAccumulator data = new TableReader(source, terminal.Say).Read(KindGuess.Of(source, columns), label, keep, progress.Report, cancellation);
        return data.Rows > 0 ? data : throw new InputException($"'{path}' names columns but has no rows.");
    }

    /// <summary>The label and the inputs, in the order of the file. The second file may lack the label, and columns that were asked for are then a finding.</summary>
    private IReadOnlyList<SourceColumn> Choose(DataSource source, string path, string? label)
    {
        var finder = new ColumnFinder(source.Columns, path);
        bool isReference = path == options.File;
        SourceColumn? truth = label is null ? source.Columns.FirstOrDefault(c => c.Name == options.Label) : finder.One("--label", label);
        IEnumerable<SourceColumn> inputs = options.Inputs is { } named ? Find(finder, "--inputs", named, isReference) : source.Columns.Where(c => c.Type != ColumnType.Nested);
        SourceColumn[] chosen = [.. inputs.Except(Find(finder, "--exclude", options.Exclude, isReference)).Except(truth is null ? [] : [truth])];
        if (chosen.Length == 0)
        {
            throw new InputException($"No column of '{path}' is left as an input; it has {ColumnFinder.Names(source.Columns)}.");
        }

        return [.. source.Columns.Where(c => (label is not null && c == truth) || chosen.Contains(c))];
    }

    private static IReadOnlyList<SourceColumn> Find(ColumnFinder finder, string option, IReadOnlyList<string> names, bool isReference)
    {
        try
        {
            return finder.Find(option, names);
        }
        catch (InputException) when (!isReference)
        {
            return [];
        }
    }
}
