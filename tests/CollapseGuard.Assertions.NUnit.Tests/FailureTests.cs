using CollapseGuard.Assertions.Tests;

namespace CollapseGuard.Assertions.NUnit.Tests;

public class FailureTests
{
    [Test]
    public void Collapse_throws_with_the_report()
    {
        CollapseAssertException? error = Assert.Throws<CollapseAssertException>(() => CollapseAssert.Healthy(SampleReports.Collapsed));

        Assert.That(error?.Report?.Outcome, Is.EqualTo(Outcome.OutputCollapse));
    }
}
