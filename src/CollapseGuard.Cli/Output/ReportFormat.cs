namespace CollapseGuard.Cli.Output;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people, in a terminal.</summary>
    Text,

    /// <summary>The first screen of the text.</summary>
    Summary,

    /// <summary>For programs; also the baseline of a later run.</summary>
    Json,

    /// <summary>For the summary of a CI job.</summary>
    Markdown,

    /// <summary>For the test view of a CI server.</summary>
    Junit,
}
