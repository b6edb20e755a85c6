using CollapseGuard.Cli.Columns;

namespace CollapseGuard.Cli.Tests.Columns;

public class ClassNamesTests
{
    [Fact]
    public void Whole_numbers_are_ordered_as_numbers_and_1_point_0_is_1()
    {
        ClassNames classes = ClassNames.Of(["10", "9", "1.0", "1", "-2"]);

        Assert.Equal(["-2", "1", "9", "10"], classes.Names);
        Assert.Equal(classes.Codes["1"], classes.Codes["1.0"]);
    }

    [Fact]
    public void Numbers_beyond_any_integer_type_stay_apart() =>
        Assert.Equal(2, ClassNames.Of(["123456789012345678901234567890", "123456789012345678901234567891"]).Names.Count);

    [Fact]
    public void Booleans_are_one_class_in_any_case() => Assert.Equal(["false", "true"], ClassNames.Of(["True", "TRUE", "false"]).Names);

    [Fact]
    public void Text_keeps_its_case() => Assert.Equal(["A", "a"], ClassNames.Of(["a", "A"]).Names);

    [Fact]
    public void Leading_zeros_tell_codes_apart() => Assert.Equal(2, ClassNames.Of(["007", "7"]).Names.Count);
}
