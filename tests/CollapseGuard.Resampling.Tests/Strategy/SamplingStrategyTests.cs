namespace CollapseGuard.Resampling.Tests;

/// <summary>Each form of strategy, for each kind of sampler, on classes a: 60, b: 15, c: 30 and d without rows.</summary>
public class SamplingStrategyTests
{
    public static TheoryData<string, SamplingKind, int[], string> Forms => new()
    {
        { "auto", SamplingKind.OverSampling, [60, 60, 60, 0], "bc" },
        { "minority", SamplingKind.OverSampling, [60, 60, 30, 0], "b" },
        { "not minority", SamplingKind.OverSampling, [60, 15, 60, 0], "ac" },
        { "not majority", SamplingKind.OverSampling, [60, 60, 60, 0], "bc" },
        { "all", SamplingKind.OverSampling, [60, 60, 60, 0], "abc" },
        { "auto", SamplingKind.UnderSampling, [15, 15, 15, 0], "ac" },
        { "majority", SamplingKind.UnderSampling, [15, 15, 30, 0], "a" },
        { "not minority", SamplingKind.UnderSampling, [15, 15, 15, 0], "ac" },
        { "not majority", SamplingKind.UnderSampling, [60, 15, 15, 0], "bc" },
        { "all", SamplingKind.UnderSampling, [15, 15, 15, 0], "abc" },
        { "auto", SamplingKind.Cleaning, [60, 15, 30, 0], "ac" },
        { "majority", SamplingKind.Cleaning, [60, 15, 30, 0], "a" },
        { "not minority", SamplingKind.Cleaning, [60, 15, 30, 0], "ac" },
        { "not majority", SamplingKind.Cleaning, [60, 15, 30, 0], "bc" },
        { "all", SamplingKind.Cleaning, [60, 15, 30, 0], "abc" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Named_strategies_name_classes_and_counts(string name, SamplingKind kind, int[] asked, string targeted)
    {
        AssertPlan(SamplingStrategy.Parse(name), kind, asked, targeted);
    }

    [Fact]
    public void Counts_and_functions_change_the_named_classes_only()
    {
        AssertPlan(SamplingStrategy.Counts(("b", 20), ("c", 30)), SamplingKind.OverSampling, [60, 20, 30, 0], "bc");
        AssertPlan(SamplingStrategy.Counts(("a", 0), ("c", 7)), SamplingKind.UnderSampling, [0, 15, 7, 0], "ac");
        AssertPlan(SamplingStrategy.From(present => new Dictionary<string, int> { ["b"] = present["a"] / 2 }), SamplingKind.OverSampling, [60, 30, 30, 0], "b");
        AssertPlan(SamplingStrategy.Counts(("d", 0)), SamplingKind.OverSampling, [60, 15, 30, 0], "");
    }

    [Fact]
    public void A_list_of_classes_is_what_is_cleaned() => AssertPlan(SamplingStrategy.Classes("b", "c"), SamplingKind.Cleaning, [60, 15, 30, 0], "bc");

    [Theory]
    // int(60 * 0.5) and int(15 / 0.4): the reference's code, not its documentation.
    [InlineData(.5, SamplingKind.OverSampling, 60, 30)]
    [InlineData(.999, SamplingKind.OverSampling, 60, 59)]
    [InlineData(1, SamplingKind.OverSampling, 60, 60)]
    [InlineData(.4, SamplingKind.UnderSampling, 37, 15)]
    [InlineData(.25, SamplingKind.UnderSampling, 60, 15)]
    public void A_ratio_is_of_smaller_to_larger_class(double ratio, SamplingKind kind, int a, int b)
    {
        SamplingPlan plan = SamplingStrategy.Ratio(ratio).Resolve(new ClassTable("S", kind, ["a", "b", "c"], [60, 15, 0]));

        Assert.Equal([a, b, 0], Enumerable.Range(0, 3).Select(plan.Asked));
    }

    [Fact]
    public void Among_equal_classes_the_first_is_smallest_and_largest()
    {
        SamplingPlan over = SamplingStrategy.Auto.Resolve(new ClassTable("S", SamplingKind.OverSampling, ["a", "b"], [5, 5]));
        SamplingPlan cleaning = SamplingStrategy.Auto.Resolve(new ClassTable("S", SamplingKind.Cleaning, ["a", "b"], [5, 5]));

        Assert.Equal((false, true), (over.IsTargeted(0), over.IsTargeted(1)));
        Assert.Equal((false, true), (cleaning.IsTargeted(0), cleaning.IsTargeted(1)));
    }

    public static TheoryData<SamplingStrategy, SamplingKind, ResamplingProblem, string> Errors => new()
    {
        { SamplingStrategy.Majority, SamplingKind.OverSampling, ResamplingProblem.StrategyNotApplicable, "Strategy 'majority' was given to S, which adds rows: the largest class is what the others are brought up to. Use 'auto', 'minority' or counts." },
        { SamplingStrategy.Minority, SamplingKind.UnderSampling, ResamplingProblem.StrategyNotApplicable, "Strategy 'minority' was given to S, which takes rows out: the smallest class is what there is too little of. Use 'auto', 'majority' or counts." },
        { SamplingStrategy.Minority, SamplingKind.Cleaning, ResamplingProblem.StrategyNotApplicable, "Strategy 'minority' was given to S, which takes rows out: the smallest class is what there is too little of. Use 'auto', 'majority' or a list of classes." },
        { SamplingStrategy.Ratio(.5), SamplingKind.OverSampling, ResamplingProblem.StrategyNotApplicable, "Ratio 0.5 was given for 3 classes; a ratio says enough for two only. Use counts for each class." },
        { SamplingStrategy.Ratio(.5), SamplingKind.Cleaning, ResamplingProblem.StrategyNotApplicable, "Ratio 0.5 was given to S, whose rule decides how many rows go. Use 'auto', 'all' or a list of classes." },
        { SamplingStrategy.Counts(("a", 5)), SamplingKind.Cleaning, ResamplingProblem.StrategyNotApplicable, "Counts were given to S, whose rule decides how many rows go. Give the list of classes to clean instead." },
        { SamplingStrategy.From(present => present), SamplingKind.Cleaning, ResamplingProblem.StrategyNotApplicable, "Counts were given to S, whose rule decides how many rows go. Give the list of classes to clean instead." },
        { SamplingStrategy.From(_ => null!), SamplingKind.OverSampling, ResamplingProblem.StrategyNotApplicable, "The strategy's function returned null; it must return the final count of each class to resample." },
        { SamplingStrategy.Classes("a"), SamplingKind.OverSampling, ResamplingProblem.StrategyNotApplicable, "A list of classes was given to S, which must know how many rows each shall have. Give counts for each class instead." },
        { SamplingStrategy.Classes("e"), SamplingKind.Cleaning, ResamplingProblem.UnknownClass, "The strategy names class 'e', which the rows do not have; their classes are 'a', 'b', 'c', 'd'. Correct the name, or leave the class out." },
        { SamplingStrategy.Counts(("B", 50)), SamplingKind.OverSampling, ResamplingProblem.UnknownClass, "The strategy names class 'B', which the rows do not have; their classes are 'a', 'b', 'c', 'd'. Correct the name, or leave the class out." },
        { SamplingStrategy.Counts(("b", 14)), SamplingKind.OverSampling, ResamplingProblem.CountNotReachable, "14 rows of class 'b' are asked for, but it has 15; S only adds rows. Ask for at least 15, or use an under-sampler." },
        { SamplingStrategy.Counts(("b", 16)), SamplingKind.UnderSampling, ResamplingProblem.CountNotReachable, "16 rows of class 'b' are asked for, but it has 15; S only takes rows out. Ask for at most 15, or use an over-sampler." },
        { SamplingStrategy.Counts(("d", 1)), SamplingKind.OverSampling, ResamplingProblem.CountNotReachable, "1 rows of class 'd' are asked for, but there is none to start from. Collect rows of it, or leave the class out." },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_cannot_be_done_is_said(SamplingStrategy strategy, SamplingKind kind, ResamplingProblem problem, string message)
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => strategy.Resolve(Classes(kind)));

        Assert.Equal((problem, message), (error.Problem, error.Message));
    }

    [Theory]
    [InlineData(.25, SamplingKind.OverSampling, "Ratio 0.25 of the 60 rows of class 'a' is no more than the 15 rows that class 'b' has; an over-sampler only adds rows. The ratio must be above 0.25.")]
    [InlineData(.2, SamplingKind.UnderSampling, "Ratio 0.2 leaves 75 rows of class 'a' beside the 15 of class 'b', but it has 60; an under-sampler only takes rows out. The ratio must be at least 0.25.")]
    public void A_ratio_in_the_wrong_direction_is_an_error(double ratio, SamplingKind kind, string message)
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => SamplingStrategy.Ratio(ratio).Resolve(new ClassTable("S", kind, ["a", "b"], [60, 15])));

        Assert.Equal((ResamplingProblem.CountNotReachable, message), (error.Problem, error.Message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-.5)]
    [InlineData(1.0001)]
    [InlineData(double.NaN)]
    public void A_ratio_outside_its_range_is_refused_at_once(double ratio)
    {
        Assert.Contains("must be in (0, 1].", Assert.Throws<ArgumentOutOfRangeException>(() => SamplingStrategy.Ratio(ratio)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Senseless_counts_and_texts_are_refused_at_once()
    {
        Assert.StartsWith("The count of class 'a' is -1; a class cannot have fewer than 0 rows.", Assert.Throws<ArgumentException>(() => SamplingStrategy.Counts(("a", -1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Class 'a' has two counts, 1 and 2; give one for each class.", Assert.Throws<ArgumentException>(() => SamplingStrategy.Counts(("a", 1), ("a", 2))).Message, StringComparison.Ordinal);
        Assert.StartsWith("'most' is no sampling strategy; it must be", Assert.Throws<ArgumentException>(() => SamplingStrategy.Parse("most")).Message, StringComparison.Ordinal);
        Assert.Equal("ratio 0.5", SamplingStrategy.Parse("0.5").ToString());
    }

    private static ClassTable Classes(SamplingKind kind) => new("S", kind, ["a", "b", "c", "d"], [60, 15, 30, 0]);

    private static void AssertPlan(SamplingStrategy strategy, SamplingKind kind, int[] asked, string targeted)
    {
        SamplingPlan plan = strategy.Resolve(Classes(kind));

        Assert.Equal(asked, Enumerable.Range(0, 4).Select(plan.Asked));
        Assert.Equal(targeted, string.Concat("abcd".Where((_, c) => plan.IsTargeted(c))));
    }
}
