namespace CollapseGuard.Cli.Tests.DataSets;

/// <summary>How a report compares with what was verified.</summary>
internal enum Agreement
{
    /// <summary>Found what is there, or silent where nothing is.</summary>
    Agrees,

    /// <summary>More than was verified, as a note only.</summary>
    Hint,

    /// <summary>Something verified is not in the report.</summary>
    Missed,

    /// <summary>A warning about something that was verified to be absent.</summary>
    False,
}
