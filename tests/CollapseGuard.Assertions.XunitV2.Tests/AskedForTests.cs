namespace CollapseGuard.Assertions.Tests;

/// <summary>Passes here; ReportedFailureTests runs it with a collapsed report and reads how the framework reports that.</summary>
public class AskedForTests
{
    [Fact]
    public void Model_is_healthy() => CollapseAssert.Healthy(SampleReports.AskedFor);
}
