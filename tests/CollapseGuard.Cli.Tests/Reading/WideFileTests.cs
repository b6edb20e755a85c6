namespace CollapseGuard.Cli.Tests.Reading;

/// <summary>Files of several hundred columns.</summary>
public sealed class WideFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_lines_with_300_keys()
    {
        string inputs = string.Concat(Enumerable.Range(0, 298).Select(i => $", \"x{i}\": {i}"));
        string text = string.Concat(Enumerable.Range(0, 60).Select(i => $"{{\"y\": {i % 9}.5, \"prediction\": {i % 9}.25{inputs}}}\n"));

        Assert.Equal(0, Run.Of("predictions", folder.Write("a.jsonl", text), "--inputs", "none").ExitCode);
    }

    [Fact]
    public void Two_hundred_probability_columns()
    {
        string header = "label," + string.Join(',', Enumerable.Range(0, 200).Select(i => $"p_{i}"));
        string rows = string.Concat(Enumerable.Range(0, 400).Select(i =>
            $"{i % 200},{string.Join(',', Enumerable.Range(0, 200).Select(c => c == i % 200 ? "0.801" : "0.001"))}\n"));

        Run run = Run.Of("predictions", folder.Write("a.csv", $"{header}\n{rows}"));

        Assert.NotEqual(2, run.ExitCode);
        Assert.Contains("by their names", run.Error, StringComparison.Ordinal);
    }
}
