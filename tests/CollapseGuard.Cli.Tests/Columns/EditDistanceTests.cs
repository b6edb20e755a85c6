using CollapseGuard.Cli.Columns;

namespace CollapseGuard.Cli.Tests.Columns;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Label", "label", 0)]
    [InlineData("prise", "price", 1)]
    public void Counts_changed_letters(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right));
        Assert.Equal(expected, EditDistance.Between(right, left));
    }
}
