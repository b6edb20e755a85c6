namespace CollapseGuard.Diagnosis;

/// <summary>Reads off a snapshot what a report is about.</summary>
internal static class ReportSubjects
{
    public static ReportSubject Of(Snapshot snapshot) => new(snapshot.Task, RowsOf(snapshot), OutputsOf(snapshot), snapshot.Signal is not null || snapshot.Response is not null || snapshot.Data is not null);

    private static long RowsOf(Snapshot snapshot) => snapshot switch
    {
        { Regression: [var first, ..] } => first.Predicted.Count,
        { Scores: { } scores } => scores.Scores.Count,
        { Probabilities: { } probabilities } => probabilities.Count,
        { Labels: { } labels } => labels.Count,
        { Outputs: { } outputs } => outputs.Count,
        { Response: { } response } => response.Rows,
        { Data: { } data } => data.Rows,
        { Drift: { } drift } => drift.Rows,
        { Target: { } target } => target.Values?.Count ?? target.ClassCounts.Sum(),
        { Signal: { } signal } => signal.Rows,
        _ => 0,
    };

    private static int OutputsOf(Snapshot snapshot) => snapshot switch
    {
        { Regression.Count: > 0 and var count } => count,
        { Scores: not null } => 1,
        { Probabilities: { } probabilities } => probabilities.Classes.Count,
        { Labels: { } labels } => labels.Classes.Count,
        { Outputs: { } outputs } => outputs.Outputs.Count,
        { Response: { } response } => response.OutputCount,
        { Task: PredictionTask.Multiclass, Target.Classes: { Count: > 0 } classes } => classes.Count,
        { Target: not null } => 1,
        _ => 0,
    };
}
