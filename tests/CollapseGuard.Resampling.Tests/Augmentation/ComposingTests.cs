using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

public class ComposingTests
{
    private static readonly ImageFlip Mirror = new() { Shape = new(2, 2) };

    private static readonly ImageFlip UpsideDown = new() { Shape = new(2, 2), Vertical = true };

    [Fact]
    public void A_chain_applies_each_step_to_what_the_one_before_left()
    {
        Assert.Equal([4f, 3, 2, 1], AugmentedRows.Change(Augmenter.Chain(Mirror, UpsideDown), 1, 2, 3, 4));
        Assert.Equal([1f, 2, 3, 4], AugmentedRows.Change(Augmenter.Chain(Mirror, Mirror), 1, 2, 3, 4));
    }

    [Fact]
    public void A_step_that_is_passed_over_leaves_the_row_and_a_copy_that_none_changed_is_left_out()
    {
        Assert.Equal([2f, 1, 4, 3], AugmentedRows.Change(Augmenter.Chain(Mirror, UpsideDown with { Probability = 0 }), 1, 2, 3, 4));
        Assert.Empty(AugmentedRows.Change(Augmenter.Chain(Mirror with { Probability = 0 }, UpsideDown with { Probability = 0 }), 1, 2, 3, 4));
        Assert.Empty(AugmentedRows.Change(Augmenter.Chain(Mirror) with { Probability = 0 }, 1, 2, 3, 4));
    }

    [Fact]
    public void Steps_of_a_chain_decide_each_for_itself()
    {
        LabelledRows rows = LabelledRows.FromCodes(Enumerable.Range(0, 4_000).Select(i => (i % 4) + 1f).ToArray(), 4, new int[1_000], ["a"]);

        Augmented result = Augmenter.Chain(Mirror with { Probability = .5 }, UpsideDown with { Probability = .5 }).Apply(rows);

        // A quarter of the copies neither, a quarter each and both: five standard deviations.
        Dictionary<string, int> counts = Enumerable.Range(1_000, result.Origins.Length).Select(row => string.Join(' ', result.Features.Slice(row * 4, 4).ToArray())).CountBy(text => text).ToDictionary();
        Assert.Equal(["2 1 4 3", "3 4 1 2", "4 3 2 1"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.All(counts.Values, count => Assert.InRange(count, 250 - 69, 250 + 69));
    }

    [Fact]
    public void One_of_several_is_drawn_evenly()
    {
        LabelledRows rows = LabelledRows.FromCodes(Enumerable.Range(0, 4_000).Select(i => (i % 4) + 1f).ToArray(), 4, new int[1_000], ["a"]);

        Augmented result = Augmenter.OneOf(Mirror, UpsideDown).Apply(rows);

        Assert.Equal(1_000, result.Origins.Length);
        Assert.InRange(Enumerable.Range(1_000, 1_000).Count(row => result.Features.Span[row * 4] == 2), 500 - 80, 500 + 80);
    }

    [Fact]
    public void Equal_steps_draw_different_numbers_and_the_seed_of_a_step_counts()
    {
        var jitter = new SeriesJitter { Shape = new(2), Scale = 1 };
        LabelledRows rows = LabelledRows.FromCodes(new[] { 0f, 1, 1, 0 }, 2, new int[2], ["a"]);
        double[] once = AugmentedRows.Added(Augmenter.Chain(jitter).Apply(rows), 0), twice = AugmentedRows.Added(Augmenter.Chain(jitter, jitter).Apply(rows), 0);

        Assert.NotEqual(once[0], twice[0] - once[0], 1e-6);
        Assert.NotEqual(once[0], AugmentedRows.Added(Augmenter.Chain(jitter with { Seed = 9 }).Apply(rows), 0)[0]);
    }

    [Fact]
    public void Classes_of_a_step_hold_for_that_step()
    {
        LabelledRows rows = LabelledRows.FromCodes(new[] { 1f, 2, 3, 4, 1, 2, 3, 4 }, 4, new[] { 0, 1 }, ["a", "b"]);

        Augmented result = Augmenter.Chain(Mirror, UpsideDown with { Classes = ["b"] }).Apply(rows);

        Assert.Equal([2f, 1, 4, 3, 4, 3, 2, 1], result.Features[8..].ToArray());
    }

    [Fact]
    public void Mixup_in_a_chain_keeps_its_partner_and_two_of_them_are_refused()
    {
        LabelledRows rows = AugmentedRows.Make(30);

        Augmented result = Augmenter.Chain(new Mixup { Alpha = 1 }, new GaussianJitter()).Apply(rows);

        Assert.Contains(result.Origins.ToArray(), origin => origin.Second != origin.First && origin.Step > 0);
        Assert.Equal(30, result.SoftLabels().Chunk(3).Skip(30).Count(shares => Math.Abs(shares.Sum() - 1) < 1e-6));
        Assert.Contains("Two steps of the chain mix rows", Assert.Throws<ArgumentException>(() => Augmenter.Chain(new Mixup(), Augmenter.OneOf(new Mixup()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_make_no_sense_are_refused()
    {
        Assert.Contains("Steps is empty", Assert.Throws<ArgumentException>(() => Augmenter.Chain()).Message, StringComparison.Ordinal);
        Assert.Contains("Steps[1] (ImageFlip) has Copies = 3; a part must have 1.", Assert.Throws<ArgumentException>(() => Augmenter.Chain(Mirror, Mirror with { Copies = 3 })).Message, StringComparison.Ordinal);
        Assert.Contains("Choices[0] is null", Assert.Throws<ArgumentException>(() => Augmenter.OneOf([null!])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_must_be_one_group_a_row()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new GaussianJitter().Apply(AugmentedRows.Make(3), new int[2]));

        Assert.Contains("'groups' has 2 entries for 3 rows; there must be one a row, or none.", error.Message, StringComparison.Ordinal);
    }
}
