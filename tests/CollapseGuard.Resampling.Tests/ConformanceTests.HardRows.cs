namespace CollapseGuard.Resampling.Tests;

/// <summary>Rows at the edge of what samplers take: copies, constants, the smallest class, no class.</summary>
public partial class ConformanceTests
{
    [Theory]
    [MemberData(nameof(All))]
    public void Duplicate_rows_are_taken_as_they_are(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 60, 30);
        // Every row is one of ten.
        LabelledRows copies = SampleRows.Changed(rows, (row, column, _) => rows.Features.Span[(row % 10 * 6) + column]);

        Resampled result = sampler.Resample(copies);

        Assert.All(result.Features.ToArray(), value => Assert.True(float.IsFinite(value)));
        AssertSame(result, (sampler with { MaxDegreeOfParallelism = 2 }).Resample(copies));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Constant_columns_stay_constant(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 60, 30);
        LabelledRows constant = SampleRows.Changed(rows, (_, column, value) => column switch
        {
            0 => 3,
            5 => 1,
            _ => value,
        });

        Resampled result = sampler.Resample(constant);

        for (int row = 0; row < result.Rows.Count; row++)
        {
            Assert.Equal(3f, result.Features.Span[row * 6]);
            Assert.Equal(1f, result.Features.Span[(row * 6) + 5]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_smallest_class_that_works_works_and_one_row_less_is_an_error(string name)
    {
        Sampler sampler = Sampler(name);
        int least = sampler.LeastClassRows;

        Assert.True(sampler.Resample(SampleRows.For(sampler, 60, least)).Rows.Count > 0);

        if (least > 1)
        {
            ResamplingException error = Assert.Throws<ResamplingException>(() => sampler.Resample(SampleRows.For(sampler, 60, least - 1)));
            Assert.Equal(ResamplingProblem.TooFewRows, error.Problem);
            Assert.Contains($"Class 'b' has {least - 1} rows", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_class_without_rows_stays_without(string name)
    {
        Sampler sampler = Sampler(name);

        Resampled result = sampler.Resample(SampleRows.For(sampler, 60, 0, 30));

        Assert.Equal("b", result.Classes[1].Name);
        Assert.Equal((0, 0), (result.Classes[1].Before, result.Classes[1].After));
        Assert.True(result.Classes[2].After > 0);
    }
}
