namespace CollapseGuard.Resampling.Tests;

public class AdasynTests
{
    // On a line, with two neighbours. Class b at 0, 1, 2.2, 5; a at 3, 6.5 and far away.
    // Others among the two nearest: of 0 none (1, 2.2), of 1 none (0, 2.2), of 2.2 one (3, 1), of 5 both (6.5, 3).
    private static LabelledRows Line(int far) => Cloud.Of([("b", [0]), ("b", [1]), ("b", [2.2f]), ("b", [5]), ("a", [3]), ("a", [6.5f]), .. Enumerable.Range(0, far).Select(i => ("a", new[] { 100f + i }))]);

    [Fact]
    public void Rows_start_as_many_as_their_share_of_other_neighbours()
    {
        Resampled result = new Adasyn { Neighbors = 2 }.Resample(Line(8));

        // Six are missing: 6 × 1/3 = 2 from 2.2 and 6 × 2/3 = 4 from 5, to neighbours in the class.
        Assert.Equal([2, 2, 3, 3, 3, 3], result.Origins.ToArray().Select(origin => origin.First));
        Assert.All(result.Origins.ToArray(), origin => Assert.Contains(origin.Second, origin.First == 2 ? new[] { 0, 1 } : [1, 2]));
    }

    [Fact]
    public void Shares_are_rounded_with_halves_to_even()
    {
        // 2 are missing: 2/3 and 4/3 round to 1 and 1.
        Assert.Equal([2, 3], new Adasyn { Neighbors = 2 }.Resample(Line(4)).Origins.ToArray().Select(origin => origin.First));

        // Two rows with a share of a half each of 1, 3 and 5 missing: 0.5 rounds to 0, 1.5 and 2.5 to 2.
        LabelledRows Even(int far) => Cloud.Of([("b", [0]), ("b", [1]), ("a", [.6f]), ("a", [-.5f]), .. Enumerable.Range(0, far).Select(i => ("a", new[] { 100f + i }))]);
        Assert.Equal(6, new Adasyn { Neighbors = 1 }.Resample(Even(3)).Rows.ClassCounts[1]);
        Assert.Equal(6, new Adasyn { Neighbors = 1 }.Resample(Even(5)).Rows.ClassCounts[1]);
        ResamplingException error = Assert.Throws<ResamplingException>(() => new Adasyn { Neighbors = 1 }.Resample(Even(1)));
        Assert.Equal((ResamplingProblem.NothingToDo, "1 new rows of class 'b', shared among 2 rows by what other classes are near, round to none for each. Ask for more rows, or use Smote."), (error.Problem, error.Message));
    }

    [Fact]
    public void A_class_far_from_others_is_an_error_that_names_Smote()
    {
        LabelledRows apart = Cloud.Of([.. Enumerable.Range(0, 8).Select(i => ("b", new float[] { i })), .. Enumerable.Range(0, 12).Select(i => ("a", new[] { 100f + i }))]);

        ResamplingException error = Assert.Throws<ResamplingException>(() => new Adasyn().Resample(apart));

        Assert.Equal((ResamplingProblem.NothingToDo, "None of the 8 rows of class 'b' has a row of another class among its 5 nearest; Adasyn adds rows where classes meet. Use Smote, or more neighbours."), (error.Problem, error.Message));
    }
}
