namespace CollapseGuard;

/// <summary>A text is not a report that this version can read; the message says what was seen and what is required.</summary>
public sealed class CollapseReportFormatException : FormatException
{
    /// <summary>Makes an exception without a message.</summary>
    public CollapseReportFormatException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was seen, and what is required.</param>
    public CollapseReportFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What was seen, and what is required.</param>
    /// <param name="innerException">What the reader of JSON said.</param>
    public CollapseReportFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
