namespace CollapseGuard.Cli.Tests.Fuzz;

/// <summary>Half of the 2,000 spoiled files; in two classes, so that both cores work.</summary>
[Trait("Category", "Long")]
public sealed class DelimitedFuzzTests : IDisposable
{
    private readonly SpoiledFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("regression.csv", 400)]
    [InlineData("labels.csv", 200)]
    [InlineData("integers.csv", 200)]
    [InlineData("probabilities.tsv", 200)]
    public void Spoiled_files_are_judged_or_refused(string name, int count) => files.JudgeOrRefuse(name, count);
}
