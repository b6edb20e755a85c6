using CollapseGuard.Detectors;

namespace CollapseGuard.Diagnosis;

/// <content>What the rows of a table show.</content>
internal static partial class Circumstances
{
    public static Circumstance LeakShown { get; } = new("a column's knowledge of the label is beyond an honest one's", IsLeakShown);

    public static Circumstance LeakNotShown { get; } = new("no column's knowledge of the label is beyond an honest one's", s => !IsLeakShown(s));

    private static bool IsLeakShown(Snapshot snapshot) => snapshot.Data?.ColumnSkills.Any(TargetLeakOptions.Default.IsLeak) == true;
}
