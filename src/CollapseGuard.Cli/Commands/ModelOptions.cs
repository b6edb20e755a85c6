using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Commands;

/// <summary>What the user asked of <c>collapseguard model</c>; nulls stand for options that were omitted.</summary>
internal sealed record ModelOptions
{
    public required string Model { get; init; }

    public required string Data { get; init; }

    public required string Label { get; init; }

    /// <summary>What the model was trained on.</summary>
    public string? Training { get; init; }

    public required ReportOptions Report { get; init; }

    public int Seed { get; init; } = 1;
}
