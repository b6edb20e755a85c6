using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>What is read as what.</summary>
/// <param name="Kind">What the outputs are.</param>
/// <param name="Outputs">Columns of the model: predictions, a score or probabilities.</param>
/// <param name="Labels">Columns of the truth; as many as outputs for numbers, one for classes, none when unlabelled.</param>
/// <param name="Segment">The column that names the segment of a row.</param>
/// <param name="Reason">Why it is read so, when that was guessed; null when the user said it.</param>
internal sealed record Plan(
    OutputKind Kind, IReadOnlyList<SourceColumn> Outputs, IReadOnlyList<SourceColumn> Labels, SourceColumn? Segment, string? Reason);
