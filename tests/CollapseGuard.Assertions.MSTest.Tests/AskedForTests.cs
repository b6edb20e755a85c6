using CollapseGuard.Assertions.Tests;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace CollapseGuard.Assertions.MSTest.Tests;

/// <summary>Passes here; ReportedFailureTests runs it with a collapsed report and reads how the framework reports that.</summary>
[TestClass]
public class AskedForTests
{
    [TestMethod]
    public void Model_is_healthy() => CollapseAssert.Healthy(SampleReports.AskedFor);
}
