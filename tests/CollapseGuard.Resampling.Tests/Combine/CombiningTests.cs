namespace CollapseGuard.Resampling.Tests;

/// <summary>SmoteEnn and SmoteTomek: the rows of Smote, without those that the cleaner takes out of them.</summary>
public class CombiningTests
{
    public static TheoryData<string> Names => [nameof(SmoteEnn), nameof(SmoteTomek)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_are_those_of_Smote_cleaned(string name)
    {
        CombiningSampler sampler = name == nameof(SmoteEnn) ? new SmoteEnn { Seed = 4 } : new SmoteTomek { Seed = 4 };
        SelectingSampler cleaner = name == nameof(SmoteEnn) ? new EditedNearestNeighbours { Strategy = SamplingStrategy.All } : new TomekLinks { Strategy = SamplingStrategy.All };
        LabelledRows rows = SampleRows.Numeric(3, 90, 20, 50);

        Resampled grown = new Smote { Seed = 4 }.Resample(rows);
        int[] kept = cleaner.Resample(grown.Rows).SourceRows.ToArray();
        Resampled result = sampler.Resample(rows);

        Assert.InRange(kept.Length, 1, grown.Rows.Count - 1);
        Assert.Equal(kept.SelectMany(row => grown.Features.Slice(row * 3, 3).ToArray()), result.Features.ToArray());
        Assert.Equal(kept.Select(row => grown.SourceRows.Span[row]), result.SourceRows.ToArray());
        Assert.Equal(kept.Where(row => row >= rows.Count).Select(row => grown.Origins.Span[row - rows.Count]), result.Origins.ToArray());
        Assert.Equal([90, 90, 90], result.Classes.Select(outcome => outcome.Asked!.Value));
    }

    [Fact]
    public void Parts_can_be_set()
    {
        LabelledRows rows = SampleRows.Numeric(3, 40, 3);

        ResamplingException error = Assert.Throws<ResamplingException>(() => new SmoteEnn().Resample(rows));
        Assert.Equal("Class 'b' has 3 rows; KNeighbors = 5 needs 6. The largest KNeighbors that works is 2: set it, or set LowerNeighbors to have it lowered where a class is small.", error.Message);
        Resampled result = new SmoteEnn { Smote = new Smote { LowerNeighbors = true }, Editing = new EditedNearestNeighbours { Strategy = SamplingStrategy.Majority, Neighbors = 1 } }.Resample(rows);
        Assert.Equal(["class 'b' has 3 rows: KNeighbors was lowered from 5 to 2"], result.Notes);
        Assert.InRange(result.Classes[0].After, 1, 40);
    }
}
