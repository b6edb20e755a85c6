namespace CollapseGuard;

/// <summary>A file is not a run journal that this version can read; the message says what was seen and what is required.</summary>
public sealed class RunJournalFormatException : FormatException
{
    /// <summary>Makes an exception without a message.</summary>
    public RunJournalFormatException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was seen, and what is required.</param>
    public RunJournalFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What was seen, and what is required.</param>
    /// <param name="innerException">What went wrong underneath.</param>
    public RunJournalFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
