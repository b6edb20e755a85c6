namespace CollapseGuard.MLNet.Watching;

/// <summary>How far a watched fit has come.</summary>
/// <param name="Trainer">The estimator's type name.</param>
/// <param name="Fit">Which fit of the watched estimator, counted from 1: one for each class or fold.</param>
/// <param name="Stage">What has happened.</param>
/// <param name="Pass">Passes over the rows begun so far.</param>
/// <param name="Row">Rows read in this pass by the cursor that reports; 0 where a pass begins.</param>
/// <param name="RowCount">Rows of the view, where it knows them; null otherwise.</param>
public readonly record struct WatchProgress(string Trainer, int Fit, WatchStage Stage, int Pass, long Row, long? RowCount);
