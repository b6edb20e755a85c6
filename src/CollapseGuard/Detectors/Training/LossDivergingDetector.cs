using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a loss that ends above where it began, and above what a constant would lose.</summary>
/// <remarks>
/// Statistic: level of the last eighth over where the loss began, in [0, ∞). A loss that stands in a game of two networks may rise without harm: where skill
/// is not known, only a loss that has left its beginning by far counts. A falling negative loss diverges too, and CG2013 does not see it.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossDivergingDetector(LossDivergingOptions? options = null) : IDetector
{
    private readonly LossDivergingOptions options = options ?? LossDivergingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2013", "LossDiverging", "A loss that ends above where it began.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training)
        {
            return Watched.NoLoop;
        }

        if (!Watched.HasCourse(training, options.MinimumLosses))
        {
            return Watched.TooShort(training, options.MinimumLosses);
        }

        CourseDescent descent = CourseDescent.Of(training.Loss);
        CourseTrend last = CourseTrend.Of(training.Loss, .125);
        // A loss thrown up by the first steps has its best behind it before the first window ends.
        double start = LearnedSkill.Of(training) <= options.HarmfulSkill ? Math.Min(training.Loss.First, descent.Start) : descent.Start;
        double growth = last.Level / start;
        double limit = !double.IsNaN(LearnedSkill.Of(training)) ? options.MaximumGrowth : options.MaximumUnknownGrowth;
        // One batch may begin low by luck: then the level must lie above it by what single losses swing, too.
        double luck = Math.Max(options.StandardErrors * last.LevelError, start < descent.Start ? last.Swing : 0);
        bool isAbove = last.Level - luck > start && !(last.Level <= training.ConstantLoss);
        return start <= 0 ? Answer.Undecided($"The loss began at {Answer.Number(start)}; growth needs a loss that begins above 0.")
            : growth > limit && isAbove && !options.Skill.IsShown(training) ? Report(training, start, last, growth, limit)
            : Answer.Clear;
    }

    private static Verdict Report(TrainingSummary training, double start, CourseTrend last, double growth, double limit) => Watched.Report(
        Info, Info.DefaultSeverity, "loss",
        $"The loss began at {Answer.Number(start)} and ends at {Answer.Number(last.Level)}, {growth:G3} times as high (n = {training.Loss.Count:N0} losses). Training makes the answers worse. Lower the learning rate tenfold; if it rises at any rate, check the sign of the objective.",
        new Evidence("last/first loss", growth, Expectation.AtMost, limit, last.Count));
}
