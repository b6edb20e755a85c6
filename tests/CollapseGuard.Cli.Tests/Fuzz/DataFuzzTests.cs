namespace CollapseGuard.Cli.Tests.Fuzz;

/// <summary>Files spoiled for the verb <c>data</c>.</summary>
[Trait("Category", "Long")]
public sealed class DataFuzzTests : IDisposable
{
    private readonly SpoiledFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("regression.csv", "y", 200)]
    [InlineData("labels.csv", "label", 150)]
    [InlineData("probabilities.tsv", "label", 100)]
    [InlineData("regression.json", "y", 150)]
    [InlineData("labels.ndjson", "label", 150)]
    [InlineData("regression.parquet", "y", 250)]
    public void Spoiled_files_are_judged_or_refused(string name, string label, int count) => files.JudgeOrRefuseData(name, label, count);
}
