using CollapseGuard.Probes;
using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Probes;

public class ColumnProbeTests
{
    /// <summary>Category p: labels 0 0 0 1, q: 1 1 1. The constant 1 errs 3 times. Left out, each 0 still sees 0 0 1, the 1 sees 0 0 0: one error.</summary>
    [Fact]
    public void Categories_by_hand()
    {
        ColumnSkill skill = Classes(CategoricalColumn.FromText("c", ["p", "p", "p", "p", "q", "q", "q"]), 0, 0, 0, 1, 1, 1, 1);

        Assert.Equal(2.0 / 3, skill.Skill, 12);
        Assert.Equal((7, 0, false), (skill.Rows, skill.PresenceSkill, skill.IsExact));
    }

    /// <summary>Means without the row itself: in p (0, 2) each is 2 off, in q (4, 6) too; 16 of the 20 squared deviations from 3 remain.</summary>
    [Fact]
    public void Means_by_hand() =>
        Assert.Equal(.2, Numbers(CategoricalColumn.FromText("c", ["p", "p", "q", "q"]), 0, 2, 4, 6).Skill, 12);

    [Fact]
    public void An_identifier_knows_nothing()
    {
        int[] label = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? 1 : 0)];
        CategoricalColumn key = CategoricalColumn.FromText("key", label.Select((_, i) => $"k{i}"));

        ColumnSkill ofClasses = Classes(key, label), ofNumbers = Numbers(key, [.. label.Select(y => (float)y)]);

        Assert.Equal((0, false), (ofClasses.Skill, ofClasses.IsExact));
        Assert.Equal((0, false), (ofNumbers.Skill, ofNumbers.IsExact));
    }

    [Fact]
    public void Intervals_are_exact_and_one_exception_is_not()
    {
        float[] x = [.. Enumerable.Range(0, 100).Select(i => (float)(i * 37 % 100))];
        int[] label = [.. x.Select(v => v < 40 ? 0 : 1)];
        ColumnSkill exact = Classes(new NumericColumn("x", x), label);
        label[Array.IndexOf(x, 10)] = 1;

        Assert.True(exact.IsExact && exact.Skill > .9);
        Assert.False(Classes(new NumericColumn("x", x), label).IsExact);
    }

    /// <summary>One positive at the end of the numbers is chance: two of a hundred columns do that.</summary>
    [Fact]
    public void A_lone_positive_at_the_end_is_not_exact() =>
        Assert.False(Classes(new NumericColumn("x", Enumerable.Range(0, 100).Select(i => (float)i).ToArray()), [.. Enumerable.Range(0, 100).Select(i => i == 99 ? 1 : 0)]).IsExact);

    /// <summary>The missing class lies between two stretches of another: A, B, A is no interval each.</summary>
    [Fact]
    public void A_class_in_two_intervals_is_not_exact_even_beside_missing_values()
    {
        float[] x = [.. Enumerable.Range(0, 120).Select(i => i < 30 ? float.NaN : i)];
        int[] label = [.. Enumerable.Range(0, 120).Select(i => i < 30 ? 2 : i < 60 ? 0 : i < 90 ? 1 : 0)];

        Assert.False(Classes(new NumericColumn("x", x), label).IsExact);
        Assert.True(Classes(new NumericColumn("x", x), [.. label.Select((y, i) => i >= 90 ? 3 : y)]).IsExact);
    }

    [Fact]
    public void Monotone_numbers_are_exact_falling_ones_too()
    {
        float[] y = [.. Enumerable.Range(0, 60).Select(i => (float)(i * 7 % 60))];

        Assert.True(Numbers(new NumericColumn("x", y.Select(v => v * v).ToArray()), y).IsExact);
        Assert.True(Numbers(new NumericColumn("x", y.Select(v => -v).ToArray()), y).IsExact);
        Assert.False(Numbers(new NumericColumn("x", y.Select(v => Math.Abs(v - 30)).ToArray()), y).IsExact);
        Assert.InRange(Numbers(new NumericColumn("x", y.Select(v => Math.Abs(v - 30)).ToArray()), y).Skill, -1, .2);
    }

    [Fact]
    public void Presence_alone_can_tell_the_label()
    {
        int[] label = [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0 ? 1 : 0)];
        ColumnSkill skill = Classes(CategoricalColumn.FromText("boat", label.Select((y, i) => y == 1 ? $"boat {i % 20}" : null)), label);

        Assert.Equal(1, skill.PresenceSkill);
    }

    [Fact]
    public void Noise_has_no_skill_and_a_signal_has_some()
    {
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, 2_000).Select(_ => (float)Drawn.Normal(random))];
        float[] y = [.. x.Select(v => (float)(v + Drawn.Normal(random)))];

        Assert.InRange(Numbers(new NumericColumn("x", x), y).Skill, .3, .5);
        Assert.InRange(Numbers(new NumericColumn("z", x.Select(_ => (float)Drawn.Normal(random)).ToArray()), y).Skill, -.4, .02);
    }

    [Fact]
    public void Unknown_labels_are_left_out_and_a_constant_label_is_not_judged()
    {
        Assert.Equal(2, Classes(new NumericColumn("x", new[] { 1f, 2, 3 }), -1, 0, 1).Rows);
        Assert.True(double.IsNaN(Classes(new NumericColumn("x", new[] { 1f, 2, 3 }), 0, 0, 0).Skill));
        Assert.True(double.IsNaN(Numbers(new NumericColumn("x", new[] { 1f, 2, 3 }), 4, 4, 4).Skill));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        var random = new Random(2);
        int[] order = [.. Enumerable.Range(0, 300)];
        float[] x = [.. order.Select(_ => (float)random.Next(20))];
        int[] y = [.. x.Select(v => random.Next(25) < v ? 1 : 0)];
        random.Shuffle(order);

        Assert.Equal(Classes(new NumericColumn("x", x), y), Classes(new NumericColumn("x", order.Select(i => x[i]).ToArray()), [.. order.Select(i => y[i])]));
    }

    [Fact]
    public void Rows_must_agree_and_a_token_stops()
    {
        FeatureTable table = FeatureTable.FromRowMajor([1, 2, 3], 1);

        Assert.Throws<ArgumentException>(() => ColumnProbe.Run(table, SignalTarget.Numbers(new float[2])));
        Assert.Throws<OperationCanceledException>(() => ColumnProbe.Run(table, SignalTarget.Numbers(new float[3]), new CancellationToken(true)));
        Assert.Empty(ColumnProbe.Run(FeatureTable.FromColumns(), SignalTarget.Numbers(new float[3])));
    }

    private static ColumnSkill Classes(FeatureColumn column, params int[] label) =>
        Assert.Single(ColumnProbe.Run(FeatureTable.FromColumns(column), SignalTarget.Classes(label, label.Max() + 1)));

    private static ColumnSkill Numbers(FeatureColumn column, params float[] label) =>
        Assert.Single(ColumnProbe.Run(FeatureTable.FromColumns(column), SignalTarget.Numbers(label)));
}
