using CollapseGuard.Cases.FalseAlarms;

namespace CollapseGuard.Cases.Alarm;

/// <summary>What is asked of a population.</summary>
internal enum AlarmRequirement
{
    /// <summary>At most 1 % and two standard errors alarm.</summary>
    Silent,

    /// <summary>99 % are found within 25 usable batches.</summary>
    FoundInUsable,

    /// <summary>99 % are found within 25 usable and within 50 sampled batches.</summary>
    FoundInSampled,

    /// <summary>99 % are alarmed by the patience and 50 steps.</summary>
    FoundByPatience,

    /// <summary>Reported only: out of reach by what the batches hold.</summary>
    Reported,
}

/// <summary>One population of runs.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Requirement">What is asked.</param>
/// <param name="Count">Runs of a full measurement.</param>
/// <param name="Every">Every how many steps a batch is sampled.</param>
/// <param name="Follow">Draws and follows one run.</param>
internal sealed record AlarmCase(string Name, AlarmRequirement Requirement, int Count, int Every, Func<CourseRun, RandomStream, CourseResult> Follow)
{
    private const int Steps = 10_000;
    private const int HealthyRuns = 2_000;
    private const int WeakRuns = 1_000;
    private const int BorderRuns = 2_000;
    private const int CollapseRuns = 1_000;

    public static IReadOnlyList<AlarmCase> All { get; } =
    [
        Healthy(every: 10),
        Healthy(every: 1),
        new("healthy and weak: R² .05 or d' .8, shrunk to half", AlarmRequirement.Silent, WeakRuns, 1, (run, random) => run.Follow(TrainingCourse.DrawWeak(random), random, every: 1, Steps)),
        Border("border of the null, Gaussian, batch 8-64", (border, random) => border.Gaussian(random, Steps)),
        Border("border of the null, all pairs or none", (border, random) => border.AllOrNone(random, Steps)),
        .. Collapses(every: 10),
        .. Collapses(every: 1),
        Mixed(every: 10),
        Mixed(every: 1),
        Collapse("collapse: 1 % positives, batch 64, 1 log-odds below the share, jitter 1 %", every: 10, AlarmRequirement.Reported, course => course with { IsRegression = false, Prevalence = 0.01, BatchSize = 64 }, course => course with { Jitter = 0.27, JitterRanking = 0, CollapseOffset = -1 }),
        NeverStarted(every: 1, AlarmRequirement.FoundByPatience),
        NeverStarted(every: 10, AlarmRequirement.FoundInSampled),
    ];

    private static AlarmCase Healthy(int every) => new("healthy, 10,000 steps", AlarmRequirement.Silent, HealthyRuns, every,
        (run, random) => run.Follow(TrainingCourse.Draw(random), random, every, Steps));

    private static AlarmCase Border(string name, Func<BorderSequence, RandomStream, CourseResult> follow) =>
        new(name, AlarmRequirement.Silent, BorderRuns, 1, (_, random) => follow(new BorderSequence(), random));

    private static AlarmCase[] Collapses(int every) =>
    [
        Regression(0.05, every),
        Regression(0.5, every),
        Classes(0.5, 64, every, AlarmRequirement.FoundInSampled),
        Classes(0.1, 64, every, AlarmRequirement.FoundInSampled),
        Classes(0.03, 64, every, AlarmRequirement.FoundInSampled),
        Classes(0.01, 64, every, AlarmRequirement.FoundInUsable),
        Classes(0.03, 8, every, AlarmRequirement.FoundInUsable),
    ];

    private static AlarmCase Regression(double r2, int every) =>
        Collapse(FormattableString.Invariant($"collapse: regression, R² {r2}, batch 64"), every, AlarmRequirement.FoundInSampled, course => course with { IsRegression = true, R2 = r2, BatchSize = 64 });

    private static AlarmCase Classes(double prevalence, int batch, int every, AlarmRequirement requirement) =>
        Collapse(FormattableString.Invariant($"collapse: {100 * prevalence:0} % positives, batch {batch}"), every, requirement, course => course with { IsRegression = false, Prevalence = prevalence, BatchSize = batch });

    private static AlarmCase Mixed(int every) => Collapse("collapse: all of the healthy kinds, batch 8-512", every, AlarmRequirement.FoundInUsable, course => course);

    private static AlarmCase Collapse(string name, int every, AlarmRequirement requirement, Func<TrainingCourse, TrainingCourse> change, Func<TrainingCourse, TrainingCourse>? end = null) =>
        new(name, requirement, CollapseRuns, every, (run, random) =>
        {
            TrainingCourse course = change(TrainingCourse.Draw(random)).Collapse(random);
            return run.Follow(end is null ? course : end(course), random, every, Steps);
        });

    private static AlarmCase NeverStarted(int every, AlarmRequirement requirement) => new("never started, 3 % to 50 % or regression, batch 64", requirement, CollapseRuns, every, (run, random) =>
    {
        TrainingCourse course = TrainingCourse.Draw(random) with { BatchSize = 64 };
        course = course with { Prevalence = Math.Max(0.03, course.Prevalence) };
        return run.Follow(course.NeverStarts(random), random, every, Steps);
    });
}
