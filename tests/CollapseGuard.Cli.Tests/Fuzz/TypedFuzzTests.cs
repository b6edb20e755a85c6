namespace CollapseGuard.Cli.Tests.Fuzz;

/// <summary>Half of the 2,000 spoiled files; in two classes, so that both cores work.</summary>
[Trait("Category", "Long")]
public sealed class TypedFuzzTests : IDisposable
{
    private readonly SpoiledFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("regression.json", 300)]
    [InlineData("labels.ndjson", 300)]
    [InlineData("regression.parquet", 400)]
    public void Spoiled_files_are_judged_or_refused(string name, int count) => files.JudgeOrRefuse(name, count);
}
