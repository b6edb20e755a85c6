using CollapseGuard.Assertions.Tests;

namespace CollapseGuard.Assertions.MSTest.Tests;

[TestClass]
public class FailureTests
{
    [TestMethod]
    public void Collapse_throws_with_the_report()
    {
        var error = Assert.ThrowsExactly<CollapseAssertException>(() => CollapseAssert.Healthy(SampleReports.Collapsed));

        Assert.AreEqual(Outcome.OutputCollapse, error.Report!.Outcome);
    }
}
