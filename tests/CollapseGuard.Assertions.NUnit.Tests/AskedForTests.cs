using CollapseGuard.Assertions.Tests;

namespace CollapseGuard.Assertions.NUnit.Tests;

/// <summary>Passes here; ReportedFailureTests runs it with a collapsed report and reads how the framework reports that.</summary>
public class AskedForTests
{
    [Test]
    public void Model_is_healthy() => CollapseAssert.Healthy(SampleReports.AskedFor);
}
