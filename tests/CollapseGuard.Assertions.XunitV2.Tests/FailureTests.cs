namespace CollapseGuard.Assertions.Tests;

public class FailureTests
{
    [Fact]
    public void Collapse_throws_with_the_report()
    {
        var error = Assert.Throws<CollapseAssertException>(() => CollapseAssert.Healthy(SampleReports.Collapsed));

        Assert.Equal(Outcome.OutputCollapse, error.Report!.Outcome);
    }
}
