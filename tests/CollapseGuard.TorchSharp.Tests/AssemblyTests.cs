using TorchSharp;

// libtorch's random state is one for the process: tests that seed it must not interleave.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace CollapseGuard.Torch.Tests;

public class AssemblyTests
{
    [TorchFact]
    public void Libtorch_computes()
    {
        using torch.Tensor sum = torch.ones(2, 3).sum();

        Assert.Equal(6, sum.item<float>());
    }
}
