namespace CollapseGuard.Search;

/// <summary>A journal that cannot be resumed: it is of another search, or one of its lines is broken. The message says what, and what to do.</summary>
public sealed class SearchJournalException : Exception
{
    /// <summary>An exception with this message.</summary>
    /// <param name="message">What was seen, what is required, what to do.</param>
    /// <param name="lineNumber">The line at fault, from 1; null: the journal as a whole.</param>
    /// <param name="innerException">What was thrown while the line was read, or null.</param>
    public SearchJournalException(string message, int? lineNumber = null, Exception? innerException = null)
        : base(message, innerException) => LineNumber = lineNumber;

    /// <summary>The line at fault, from 1; null: the journal as a whole.</summary>
    public int? LineNumber { get; }
}
