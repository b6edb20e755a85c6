namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Which copy of which row is made.</summary>
/// <param name="Row">The input row.</param>
/// <param name="Class">Its class.</param>
/// <param name="Index">Number of the copy among all: copies of the first round in the order of their rows, then those of the second.</param>
internal readonly record struct CopyPlace(int Row, int Class, long Index);
