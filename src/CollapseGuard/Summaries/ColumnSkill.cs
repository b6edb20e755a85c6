namespace CollapseGuard.Summaries;

/// <summary>How well the label is known from one column alone, on a bounded sample of rows.</summary>
/// <param name="Name">The column.</param>
/// <param name="Rows">Rows judged: label known; a missing value counts as a value of its own.</param>
/// <param name="Skill">Share of the best constant's error that leave-one-out prediction from this column removes, at most 1 (errors for classes, squared errors for numbers); NaN when not judged.</param>
/// <param name="PresenceSkill">The same when only the presence of a value is known; 0 for a column without missing values.</param>
/// <param name="IsExact">True when the column determines the label without exception: each class holds one interval of the numbers or categories of its own, or the label is a monotone function of the numbers.</param>
public sealed record ColumnSkill(string Name, long Rows, double Skill, double PresenceSkill, bool IsExact);
