namespace CollapseGuard.Resampling;

/// <summary>New rows of one class, written block by block from any thread: row i depends on i alone.</summary>
internal abstract class RowSource(int @class, int count)
{
    /// <summary>The class of the rows.</summary>
    public int Class { get; } = @class;

    /// <summary>Number of new rows.</summary>
    public int Count { get; } = count;

    /// <summary>Whether rows are made, and not copies of input rows.</summary>
    public virtual bool IsSynthetic => true;

    /// <summary>Writes new rows.</summary>
    /// <param name="from">Number of the first row, among the new rows of this source.</param>
    /// <param name="rows">Receives the numbers, rows x d.</param>
    /// <param name="origins">Receives what each row was made of; First is the input row it copies when it is a copy.</param>
    public abstract void Write(int from, Span<float> rows, Span<RowOrigin> origins);
}
