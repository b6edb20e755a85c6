namespace CollapseGuard.Torch.Tests.Ecosystem;

internal static class SampleReport
{
    /// <summary>A report with findings and causes.</summary>
    public static CollapseReport Collapsed { get; } = Collapse.CheckRegression(
        [.. Enumerable.Repeat(1f, 300)],
        [.. Enumerable.Range(0, 300).Select(i => 1000 + (10f * i))]);
}
