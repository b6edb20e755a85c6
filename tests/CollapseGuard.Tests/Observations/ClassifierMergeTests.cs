using System.Numerics;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using CsCheck;

namespace CollapseGuard.Tests.Observations;

public class ClassifierMergeTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private static readonly Gen<float> Score = Gen.Frequency((10, Gen.Float[0, 1]), (3, Gen.Const(0.5f)), (1, Gen.Const(float.NaN)));

    [Fact]
    public void Merging_scores_equals_adding_the_concatenation() =>
        Gen.Select(Gen.Select(Score, Gen.Bool).Array[0, 3000], Gen.Int[0, 3000]).Sample((rows, cut) =>
        {
            float[] scores = [.. rows.Select(row => row.Item1)];
            bool[] actual = [.. rows.Select(row => row.Item2)];
            cut = Math.Min(cut, rows.Length);
            ScoreAccumulator whole = new(0.5, true), left = new(0.5, true), right = new(0.5, true);
            whole.Add(scores, actual);
            left.Add(scores.AsSpan(0, cut), actual.AsSpan(0, cut));
            right.Add(scores.AsSpan(cut), actual.AsSpan(cut));
            left.Merge(right);
            AssertSame(whole.Summarize(), left.Summarize());
        }, iter: 100, seed: Seed);

    [Fact]
    public void Merging_matrices_equals_adding_the_concatenation() =>
        Gen.Select(Score.Array[9000], Gen.Int[0, 2].Array[3000], Gen.Int[0, 3000]).Sample((entries, actual, cut) =>
        {
            ProbabilityAccumulator whole = new(3), left = new(3), right = new(3);
            whole.Add(entries, actual);
            left.Add(entries.AsSpan(0, 3 * cut), actual.AsSpan(0, cut));
            right.Add(entries.AsSpan(3 * cut), actual.AsSpan(cut));
            left.Merge(right);
            ProbabilitySummary a = whole.Summarize(), b = left.Summarize();
            Assert.Equal((a.Count, a.NonFiniteRows, a.UnnormalizedRows), (b.Count, b.NonFiniteRows, b.UnnormalizedRows));
            Assert.Equal(a.MeanEntropy, b.MeanEntropy, 1e-12 * a.MeanEntropy);
            Assert.Equal(a.MeanMaximum, b.MeanMaximum, 1e-12);
            Assert.Equal(a.LogLoss, b.LogLoss, 1e-12 * a.LogLoss);
            for (int code = 0; code < 3; code++)
            {
                AssertSame(a.Classes[code], b.Classes[code]);
            }
        }, iter: 20, seed: Seed);

    [Fact]
    public void A_matrix_has_the_figures_of_a_plain_loop()
    {
        const int Rows = 5003, Classes = 7;
        Random random = new(11);
        float[] entries = [.. Enumerable.Range(0, Rows * Classes).Select(_ => (float)random.NextDouble() / 3)];
        int[] actual = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(Classes))];
        entries[100 * Classes] = float.NaN;
        ProbabilityAccumulator accumulator = new(Classes);
        accumulator.Add(entries, actual);
        ProbabilitySummary summary = accumulator.Summarize();

        double entropy = 0, maximum = 0, loss = 0;
        long[] decisions = new long[Classes];
        for (int row = 0; row < Rows; row++)
        {
            float[] p = entries[(row * Classes)..((row + 1) * Classes)];
            if (row != 100)
            {
                entropy -= p.Where(x => x > 0).Sum(x => x * Math.Log(x));
                maximum += p.Max();
                loss -= Math.Log(Math.Max(p[actual[row]], 1e-7));
                decisions[Array.IndexOf(p, p.Max())]++;
            }
        }

        Assert.Equal(entropy / (Rows - 1), summary.MeanEntropy, 1e-6);
        Assert.Equal(maximum / (Rows - 1), summary.MeanMaximum, 1e-12);
        Assert.Equal(loss / (Rows - 1), summary.LogLoss, 1e-6);
        Assert.Equal(decisions, summary.Decisions.Confusion.PredictedCounts.ToArray());
        Assert.Equal(1, summary.NonFiniteRows);
        for (int code = 0; code < Classes; code++)
        {
            float[] others = [.. Enumerable.Range(0, Rows).Where(row => row != 100 && actual[row] != code).Select(row => entries[(row * Classes) + code])];
            MomentSummary expected = MomentKernel.Measure(others, out _, out _), measured = summary.Classes[code].NegativeScores;
            Assert.Equal((expected.Count, expected.Minimum, expected.Maximum), (measured.Count, measured.Minimum, measured.Maximum));
            Assert.Equal(expected.Mean, measured.Mean, 1e-12);
            Assert.Equal(expected.SquaredDeviations, measured.SquaredDeviations, 1e-12 * expected.SquaredDeviations);
        }
    }

    [Fact]
    public void Logarithms_are_right_to_the_seventh_digit()
    {
        for (float x = VectorLog.SmallestNormal; x <= 1; x *= 1.0007f)
        {
            double expected = Math.Log(x), measured = VectorLog.Ln(new Vector<float>(x))[0];
            Assert.Equal(expected, measured, 2e-7 * Math.Max(Math.Abs(expected), 1e-3));
        }

        Assert.Equal(0, VectorLog.Ln(Vector<float>.One)[0]);
    }

    private static void AssertSame(ScoreSummary a, ScoreSummary b)
    {
        Assert.Equal((a.Count, a.Positives, a.ExtremeCount, a.Scores.NaNCount), (b.Count, b.Positives, b.ExtremeCount, b.Scores.NaNCount));
        Assert.Equal(a.Ranking, b.Ranking);
        Assert.Equal(a.Scores.Moments.Mean, b.Scores.Moments.Mean, 1e-12);
        Assert.Equal(a.Scores.Moments.SquaredDeviations, b.Scores.Moments.SquaredDeviations, 1e-12 * (a.Scores.Moments.SquaredDeviations + double.Epsilon));
        Assert.Equal(a.Scores.Distinct, b.Scores.Distinct);
        for (int cell = 0; cell < 4; cell++)
        {
            Assert.Equal(a.Decisions.Confusion[cell / 2, cell % 2], b.Decisions.Confusion[cell / 2, cell % 2]);
        }
    }
}
