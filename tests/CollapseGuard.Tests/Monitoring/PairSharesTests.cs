using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public sealed class PairSharesTests
{
    private static readonly CollapseAlarmOptions Options = CollapseAlarmOptions.Default;

    [Fact]
    public void RegressionCountsAllPairs()
    {
        // |dp|/|dy| of the six pairs: .04/1, .5/2, .3/3, .46/1, .26/2, .2/1: the first is narrow (< .05).
        // (0,1) narrow; (0,2) up up; (0,3) up up; (1,2) up up; (1,3) up up; (2,3) down up.
        PairShares shares = new RegressionPairs(1, Options).Compare([0f, 0.04f, 0.5f, 0.3f], [0f, 1f, 2f, 3f], columns: 1, column: 0);
        Assert.Equal(new PairShares(Usable: 6, Narrow: 1, Concordant: 4), shares);
        Assert.Equal(1.0 / 6, shares.NarrowShare, 12);
        Assert.Equal(0.8, shares.ConcordantShare, 12);
    }

    [Fact]
    public void EqualTargetsMakeNoPair()
    {
        PairShares shares = new RegressionPairs(1, Options).Compare([0f, 1f, 2f], [5f, 5f, 6f], 1, 0);
        Assert.Equal(2, shares.Usable);
    }

    [Fact]
    public void TargetsWithinTheRoundingOfFloatsMakeNoPair()
    {
        // At 1e6 floats are .0625 apart; 8 of them, .5 (resolution .95), cannot be told apart for sure.
        PairShares shares = new RegressionPairs(1, Options).Compare([0f, 1f, 2f], [1e6f, 1e6f + 0.5f, 1e6f + 2f], 1, 0);
        Assert.Equal(2, shares.Usable);
    }

    [Fact]
    public void ARowWithoutATargetHasNoPairs()
    {
        PairShares shares = new RegressionPairs(1, Options).Compare([0f, 1f, 2f], [0f, float.NaN, 1f], 1, 0);
        Assert.Equal(new PairShares(1, 0, 1), shares);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(128)]
    public void VectorsCountAsTheDefinitionDoes(int rows)
    {
        var random = new Random(rows);
        float[] targets = [.. Enumerable.Range(0, rows).Select(_ => (float)random.Next(6))];
        float[] outputs = [.. targets.Select(t => (t * 0.06f) + (0.2f * random.NextSingle()))];
        int usable = 0, narrow = 0, concordant = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int j = i + 1; j < rows; j++)
            {
                float dp = outputs[i] - outputs[j], dy = targets[i] - targets[j];
                bool isNarrow = Math.Abs(dp) < 0.05f * Math.Abs(dy);
                usable += dy == 0 ? 0 : 1;
                narrow += dy != 0 && isNarrow ? 1 : 0;
                concordant += dy != 0 && !isNarrow && dp * dy > 0 ? 1 : 0;
            }
        }

        Assert.Equal(new PairShares(usable, narrow, concordant), new RegressionPairs(1, Options).Compare(outputs, targets, 1, 0));
    }

    [Fact]
    public void ABinaryPairIsNarrowOnlyByProbabilityAndLogOdds()
    {
        // The first batch knows no share: prior 1/2, width .05 sqrt(2 .25) = .0354. Odds may differ by e^.25 = 1.284.
        // .50/.53: dp .03, odds 1.128: narrow. .50/.60: wide. .010/.030: dp .02 < .0354, but odds 3.06: wide.
        Assert.Equal(new PairShares(1, 1, 0), Binary([0.50f, 0.53f]));
        Assert.Equal(new PairShares(1, 0, 1), Binary([0.50f, 0.60f]));
        Assert.Equal(new PairShares(1, 0, 1), Binary([0.010f, 0.030f]));
        Assert.Equal(new PairShares(1, 0, 0), Binary([0.030f, 0.010f]));
    }

    [Theory]
    [InlineData(1f, 0.99999994f)]
    [InlineData(0f, 1e-30f)]
    public void SaturatedProbabilitiesAreNarrow(float negative, float positive) =>
        Assert.Equal(new PairShares(1, 1, 0), Binary([negative, positive]));

    [Fact]
    public void TheWidthFollowsThePastShareOfTheClass()
    {
        var pairs = new ClassPairs(1, Options);
        float[] constant = new float[100];
        int[] rare = [.. Enumerable.Range(0, 100).Select(i => i == 0 ? 1 : 0)];
        pairs.Compare(constant, rare, areLogits: true);

        // Share (1 + 1)/(100 + 2): width .05 sqrt(2 .0196 .9804) = .0098; a difference of .012 was narrow before and is not now.
        Assert.Equal(new PairShares(1, 1, 0), Binary([0.5f, 0.512f]));
        Assert.Equal(new PairShares(1, 0, 1), pairs.Compare([0.5f, 0.512f], [0, 1], areLogits: false));
    }

    [Fact]
    public void MatrixPairsAreConcordantByTheirOwnClasses()
    {
        float[] matrix = [0.6f, 0.3f, 0.1f, 0.2f, 0.5f, 0.3f, 0.6f, 0.3f, 0.1f];
        PairShares shares = new ClassPairs(3, Options).Compare(matrix, [0, 1, 2], areLogits: false);
        Assert.Equal(3, shares.Usable);
        Assert.Equal(1, shares.Narrow); // rows 0 and 2 are equal
        Assert.Equal(1, shares.Concordant); // rows 1 and 2: .5 - .3 + .1 - .3 = 0 is no agreement
    }

    [Fact]
    public void LogitsAreSoftmaxed()
    {
        float[] logits = [2f, 1f, -1f, 0.5f, 3f, 0f, -2f, 0f, 90f];
        var probabilities = new float[9];
        for (int row = 0; row < 3; row++)
        {
            double[] e = [.. logits.Skip(3 * row).Take(3).Select(x => Math.Exp(x))];
            for (int k = 0; k < 3; k++)
            {
                probabilities[(3 * row) + k] = (float)(e[k] / e.Sum());
            }
        }

        int[] classes = [0, 1, 2];
        Assert.Equal(new ClassPairs(3, Options).Compare(probabilities, classes, false), new ClassPairs(3, Options).Compare(logits, classes, true));
    }

    [Fact]
    public void RareClassesKeepAllTheirRows()
    {
        int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i % 100 == 7 ? 1 : i % 250 == 0 ? 2 : 0)];
        var rows = new ClassRows(classCount: 3, limit: 64);
        int taken = rows.Take(labels);
        Assert.Equal(64, taken);
        int[] classes = [.. Enumerable.Range(0, taken).Select(rows.Class)];
        Assert.Equal(10, classes.Count(c => c == 1));
        Assert.Equal(4, classes.Count(c => c == 2));
        Assert.All(Enumerable.Range(0, taken), i => Assert.Equal(labels[rows.Row(i)], rows.Class(i)));
        Assert.Equal(taken, Enumerable.Range(0, taken).Select(rows.Row).Distinct().Count());
    }

    [Fact]
    public void MoreClassesThanRowsStillMakePairs()
    {
        var rows = new ClassRows(classCount: 500, limit: 16);
        int taken = rows.Take([.. Enumerable.Range(0, 500).Select(i => i)]);
        Assert.Equal(16, taken);
        Assert.Equal(16 * 15 / 2, rows.PairCount);
    }

    private static PairShares Binary(float[] probabilities) => new ClassPairs(1, Options).Compare(probabilities, [0, 1], areLogits: false);
}
