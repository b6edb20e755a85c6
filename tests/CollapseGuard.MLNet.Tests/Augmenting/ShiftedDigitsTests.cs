using CollapseGuard.Tests;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>Whether shifted copies help where digits are shifted and not in training; measured at length in docs/results/augmentation.md.</summary>
public class ShiftedDigitsTests
{
    [Fact]
    public void Shifted_copies_help_on_shifted_digits()
    {
        SharedDataSets.Require();
        var digits = new MovedDigits(SharedDataSets.Folder);
        for (int seed = 0; seed < 2; seed++)
        {
            double without = digits.Accuracies(seed, 100, 300, null, trees: false).Shifted;

            Assert.InRange(digits.Accuracies(seed, 100, 300, MovedDigits.Shift with { Copies = 2 }, trees: false).Shifted, without + .03, 1);
        }
    }
}
