using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Commands;

/// <summary>What the user asked of <c>collapseguard data</c>; empty lists and nulls stand for options that were omitted.</summary>
internal sealed record DataOptions
{
    public required string File { get; init; }

    public string? Label { get; init; }

    /// <summary>A second file, which is compared with the first column by column.</summary>
    public string? Against { get; init; }

    /// <summary>Null = all columns but the label and those excluded.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public required ReportOptions Report { get; init; }

    public int Seed { get; init; } = 1;
}
