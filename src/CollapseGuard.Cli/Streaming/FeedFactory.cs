using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Commands;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;

namespace CollapseGuard.Cli.Streaming;

/// <summary>Makes the feed of a plan, after checking that the values of its columns can be fed.</summary>
internal sealed class FeedFactory(PredictionsOptions options, DataSource source, Planner planner, long rows, Action<string> say)
{
    private const double DefaultThreshold = 0.5;

    /// <summary>The feed of a plan.</summary>
    /// <param name="plan">What is read as what.</param>
    /// <param name="segments">Names of segments, or null.</param>
    /// <exception cref="InputException">A value cannot be what its column is read as.</exception>
    public IFeed Make(Plan plan, IReadOnlyList<string>? segments)
    {
        RequireNumbers(plan);
        RequirePositive(plan);
        try
        {
            return Feed(plan, segments);
        }
        catch (ArgumentException e)
        {
            // Too many classes in too many segments: the accumulators bound their memory, and say by what.
            throw new InputException(e.Message, e);
        }
    }

    private IFeed Feed(Plan plan, IReadOnlyList<string>? segments) => plan.Kind switch
    {
        OutputKind.Numbers => new NumberFeed(plan, segments),
        OutputKind.Unlabelled => new UnlabelledFeed(plan),
        OutputKind.Labels => Labels(plan, segments),
        OutputKind.Scores => Scores(plan, segments),
        _ => Probabilities(plan, segments),
    };

    private LabelFeed Labels(Plan plan, IReadOnlyList<string>? segments)
    {
        ColumnProfile label = planner.Profile(plan.Labels[0]), prediction = planner.Profile(plan.Outputs[0]);
        IReadOnlyList<IReadOnlyList<string>> values = DistinctValues.Of(source, [label, prediction], ClassNames.Limit, "classes");
        ClassNames classes = ClassNames.Of(Classes(label, values[0]).Concat(Classes(prediction, values[1])));
        long missing = rows - Present(prediction);
        int count = classes.Names.Count + (missing > 0 ? 1 : 0);
        if (count > ClassNames.Limit)
        {
            throw new InputException($"'{label.Column.Name}' and '{prediction.Column.Name}' together hold {count:N0} different values; classes may be at most {ClassNames.Limit:N0}; "
                + (label.IsNumeric ? "use --task regression." : "do both name classes of the same kind?"));
        }

        if (missing > 0)
        {
            say($"{missing:N0} rows have no value in '{prediction.Column.Name}'; they count as the class {LabelFeed.MissingClass}");
        }

        return new LabelFeed(plan, classes, LabelIsPresent(label), missing > 0, segments);
    }

    private ScoreFeed Scores(Plan plan, IReadOnlyList<string>? segments)
    {
        ColumnProfile label = planner.Profile(plan.Labels[0]), score = planner.Profile(plan.Outputs[0]);
        ClassNames labels = LabelClasses(label);
        int positive = PositiveClass.Find(labels, label.Column.Name, options.Positive);
        bool probabilities = score.IsInUnitInterval || double.IsNaN(score.Minimum);
        if (!probabilities && options.Threshold is null)
        {
            throw new InputException($"Scores in '{score.Column.Name}' go from {score.Minimum:G4} to {score.Maximum:G4}, so they are no probabilities; say from which score on a row is decided positive with --threshold.");
        }

        double threshold = options.Threshold ?? DefaultThreshold;
        string name = positive < labels.Names.Count ? labels.Names[positive] : score.Column.Name;
        say($"'{score.Column.Name}' is read as {(probabilities ? "the probability" : "a score")} of '{name}', decided at {threshold:G4} (--positive, --threshold to change)");
        return new ScoreFeed(plan, labels, positive, LabelIsPresent(label), new ScoreAccumulator(threshold, probabilities, name, segments));
    }

    private ProbabilityFeed Probabilities(Plan plan, IReadOnlyList<string>? segments)
    {
        ColumnProfile label = planner.Profile(plan.Labels[0]);
        ProbabilityClasses classes = ProbabilityClasses.Match(plan.Outputs, LabelClasses(label), label.Column.Name);
        say($"probability columns {ColumnFinder.Names(plan.Outputs)} are matched to labels {classes.Rule}");
        return new ProbabilityFeed(plan, classes, LabelIsPresent(label), segments);
    }

    private ClassNames LabelClasses(ColumnProfile label) =>
        ClassNames.Of(Classes(label, DistinctValues.Of(source, [label], ClassNames.Limit, "classes")[0]));

    private void RequireNumbers(Plan plan)
    {
        IEnumerable<SourceColumn> outputs = plan.Kind == OutputKind.Labels ? [] : plan.Outputs;
        IEnumerable<SourceColumn> labels = plan.Kind == OutputKind.Numbers ? plan.Labels : [];
        foreach (ColumnProfile column in outputs.Concat(labels).Select(planner.Profile).Where(c => c.Unreadable > 0))
        {
            throw UnreadableNumber.In(source, column.Column);
        }
    }

    /// <summary>A label that was asked for and does not occur would silently change nothing.</summary>
    private void RequirePositive(Plan plan)
    {
        if (options.Positive is null || plan.Kind == OutputKind.Scores)
        {
            return;
        }

        _ = plan.Kind is OutputKind.Numbers or OutputKind.Unlabelled
            ? throw new InputException($"--positive {options.Positive} names a label, but the outputs are read as numbers; say --score COLUMN if they are scores.")
            : PositiveClass.Find(LabelClasses(planner.Profile(plan.Labels[0])), plan.Labels[0].Name, options.Positive);
    }

    /// <summary>In a column of numbers, NaN, NA and infinities are no classes.</summary>
    private static IEnumerable<string> Classes(ColumnProfile column, IReadOnlyList<string> values) =>
        column.IsNumeric ? values.Where(v => double.TryParse(v, out double number) && double.IsFinite(number)) : values;

    private static long Present(ColumnProfile column) => column.IsNumeric ? column.Numbers : column.Present;

    private static string LabelIsPresent(ColumnProfile label) =>
        label.IsNumeric ? $"isfinite({label.Column.Number})" : $"{label.Column.Sql} IS NOT NULL";
}
