using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class DetectorSetTests
{
    private sealed class Fake(string id) : IDetector
    {
        public DetectorDescriptor Descriptor { get; } = new(id, "Fake", "Does nothing.", Severity.Note);

        public Verdict Evaluate(Snapshot snapshot) => Verdict.Clear.Instance;
    }

    [Fact]
    public void Orders_by_id()
    {
        var set = new DetectorSet([new Fake("CG3001"), new Fake("CG1001")]);

        Assert.Equal(["CG1001", "CG3001"], set.Select(detector => detector.Descriptor.Id));
    }

    [Fact]
    public void Replaces_by_id_and_leaves_the_original_alone()
    {
        var first = new Fake("CG1001");
        var second = new Fake("CG1001");
        var set = new DetectorSet([first]);

        Assert.Same(second, set.Replace(second)[0]);
        Assert.Same(first, set[0]);
    }

    [Fact]
    public void Unknown_id_is_named_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => new DetectorSet([new Fake("CG1001")]).Without("CG9999"));

        Assert.Contains("There is no detector CG9999 in this set; it has CG1001.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_occurs_once()
    {
        Assert.Throws<ArgumentException>(() => new DetectorSet([new Fake("CG1001")]).Add(new Fake("CG1001")));
    }
}
