namespace CollapseGuard.Assertions;

/// <summary>An assertion on a report failed. The message holds the verdict, the best supported cause with its evidence, and what to do.</summary>
public sealed class CollapseAssertException : Exception, IAssertionException
{
    /// <summary>Makes an exception without a report.</summary>
    public CollapseAssertException()
    {
    }

    /// <summary>Makes an exception without a report.</summary>
    /// <param name="message">What was asserted and what was seen.</param>
    public CollapseAssertException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause and without a report.</summary>
    /// <param name="message">What was asserted and what was seen.</param>
    /// <param name="innerException">What led to it.</param>
    public CollapseAssertException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal CollapseAssertException(string message, CollapseReport report)
        : base($"{message}\n\n{report}") => Report = report;

    /// <summary>The report that the assertion was about, for a closer look in the debugger; null when there was none.</summary>
    public CollapseReport? Report { get; }
}
