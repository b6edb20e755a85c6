using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Output;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Cli.Streaming;
using CollapseGuard.Detectors;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Commands;

/// <summary>The main job: a file of predictions in, a report out.</summary>
internal sealed class PredictionsJob(PredictionsOptions options, Terminal terminal)
{
    /// <summary>A text column with more values hardly names segments.</summary>
    private const int MostSegments = 20;

    private Plan? plan;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Bad input.</exception>
    public int Run(CancellationToken cancellation)
    {
        var checks = new CheckOptions { Suppressions = SuppressionOption.Parse(options.Report.Suppress), CancellationToken = cancellation };
        options.Report.RequireOtherThan(options.File, "the file of predictions");
        return options.Report.Run(
            () =>
            {
                CollapseReport report = Collapse.Diagnose(Observe(cancellation), checks);
                SaySwapped(report);
                return report;
            },
            terminal);
    }

    /// <summary>The finding speaks of arguments; here they are options.</summary>
    private void SaySwapped(CollapseReport report)
    {
        if (plan is { Labels.Count: > 0 } && report.Findings.Any(f => f.Detector.Id == SwappedArgumentsDetector.Info.Id))
        {
            string labels = string.Join(',', plan.Labels.Select(c => c.Name)), outputs = string.Join(',', plan.Outputs.Select(c => c.Name));
            terminal.Say($"label and prediction may be swapped; try --label {outputs} --prediction {labels}");
        }
    }

    private Snapshot Observe(CancellationToken cancellation)
    {
        using DataSource source = DataSource.Open(options.File, cancellation);
        CandidateColumns candidates = CandidateColumns.Find(options, source);
        (long rows, IReadOnlyList<ColumnProfile> profiles) = Profiler.Run(source, candidates);
        if (rows == 0)
        {
            throw new InputException($"'{options.File}' names columns but has no rows.");
        }

        if (options.Task != TaskOption.Classification)
        {
            UnreadableNumber.RequirePoints(source, profiles.Where(p => p.Column != candidates.Segment));
        }

        var planner = new Planner(options, candidates, profiles);
        plan = planner.Decide();
        SayPlan(plan, candidates);
        SegmentCodes? segments = SegmentCodes.Of(source, plan.Segment is null ? null : planner.Profile(plan.Segment));
        IFeed feed = new FeedFactory(options, source, planner, rows, terminal.Say).Make(plan, segments?.Names);
        InputSample? sample = Sample(source, plan, candidates, feed.Expressions.Count + (segments is null ? 0 : 1));
        using (var progress = new ProgressLine(terminal, rows))
        {
            long judged = new PredictionStream(source, feed, segments, sample).Run(progress, cancellation);
            SayMissing(rows - judged, plan);
        }

        return feed.ToSnapshot() with { Signal = sample is null ? null : Probe(sample, feed, cancellation) };
    }

    private InputSample? Sample(DataSource source, Plan plan, CandidateColumns candidates, int firstColumn)
    {
        IReadOnlyList<SourceColumn> inputs = plan.Labels.Count == 0 ? [] : InputChoice.Choose(options, source, candidates, terminal.Say);
        return inputs.Count == 0 ? null : new InputSample(inputs, firstColumn, SignalProbeOptions.Default.MaxRows, options.Seed);
    }

    private Summaries.SignalSummary? Probe(InputSample sample, IFeed feed, CancellationToken cancellation)
    {
        (FeatureTable table, double[] targets, IReadOnlyList<SourceColumn> leftOut) = sample.ToTable();
        if (leftOut.Count > 0)
        {
            terminal.Say($"left out as identifiers: {ColumnFinder.Names(leftOut)} (text, nearly every value different)");
        }

        if (options.Segment is null && table.Columns.OfType<CategoricalColumn>().FirstOrDefault(c => c.Categories.Count is >= 2 and <= MostSegments) is { } groups)
        {
            terminal.Say($"segments not examined; for example --segment {groups.Name}");
        }

        return table.Columns.Count == 0 || feed.TargetOf(targets) is not { } target ? null
            : SignalProbe.Run(table, target, SignalProbeOptions.Default with { Seed = options.Seed }, cancellation);
    }

    private void SayPlan(Plan plan, CandidateColumns candidates)
    {
        if (candidates.LabelIsGuessed)
        {
            terminal.Say($"label: {ColumnFinder.Names(plan.Labels)} (by its name; --label to change)");
        }

        if (candidates.OutputIsGuessed)
        {
            terminal.Say($"{plan.Kind.ToString().ToLowerInvariant()}: {ColumnFinder.Names(plan.Outputs)} (by name; --prediction, --score or --probabilities to change)");
            if (candidates.OutputReason is not null)
            {
                terminal.Say($"chosen because {candidates.OutputReason}");
            }
        }

        if (plan.Reason is not null && options.Task == TaskOption.Guess)
        {
            string task = plan.Kind == OutputKind.Numbers ? "regression" : "classification";
            terminal.Say($"task: {task}, because {plan.Reason} (--task to change)");
        }
    }

    private void SayMissing(long missing, Plan plan)
    {
        if (missing > 0)
        {
            terminal.Say($"{missing:N0} rows have no label in {ColumnFinder.Names(plan.Labels)}; they were left out");
        }
    }
}
