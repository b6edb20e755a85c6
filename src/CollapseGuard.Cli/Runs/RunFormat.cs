namespace CollapseGuard.Cli.Runs;

/// <summary>How a run is written.</summary>
internal enum RunFormat
{
    /// <summary>For people, in a terminal.</summary>
    Text,

    /// <summary>For the summary of a CI job.</summary>
    Markdown,

    /// <summary>For programs.</summary>
    Json,
}
