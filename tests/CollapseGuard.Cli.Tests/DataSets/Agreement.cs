namespace CollapseGuard.Cli.Tests.DataSets;

/// <summary>How a report compares with what was verified.</summary>
internal enum Agreement
{
    /// <summary>Found what is there, or silent where nothing is.</summary>
    Agrees,

    /// <summary>More than was verified, as a note only.</summary>
    Hint,

    /// <summary>More than was verified, and true: looked at by hand, with the reason in <see cref="Inspected"/>.</summary>
    Inspected,

    /// <summary>Something verified is not in the report.</summary>
    Missed,

    /// <summary>A warning about something that was verified to be absent.</summary>
    False,
}
