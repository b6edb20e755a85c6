namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Writes a changed row.</summary>
/// <param name="from">The row as it is.</param>
/// <param name="to">Receives the changed row; of the same length, and no part of <paramref name="from"/>.</param>
/// <param name="random">Random numbers of this copy and this change.</param>
/// <param name="origin">The rows that the copy is made of.</param>
internal delegate void RowChange(ReadOnlySpan<float> from, Span<float> to, ref RowRandom random, ref RowOrigin origin);
