namespace CollapseGuard;

/// <summary>What a report is about.</summary>
/// <param name="Task">The kind of question.</param>
/// <param name="Rows">Rows judged.</param>
/// <param name="Outputs">Number of outputs or classes.</param>
/// <param name="HasInputs">True when the model's inputs were at hand.</param>
public sealed record ReportSubject(PredictionTask Task, long Rows, int Outputs, bool HasInputs);
