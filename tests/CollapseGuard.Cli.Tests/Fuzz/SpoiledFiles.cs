using DuckDB.NET.Data;

namespace CollapseGuard.Cli.Tests.Fuzz;

/// <summary>Files that are spoiled again and again, by a fixed seed: each must end with a verdict or a clear refusal, never with a crash.</summary>
internal sealed class SpoiledFiles : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Spoils a file of predictions many times and reads it each time.</summary>
    public void JudgeOrRefuse(string name, int count) => JudgeOrRefuse(name, count, (file, i) => ["predictions", file, .. i % 4 == 0 ? [] : new[] { "--inputs", "none" }]);

    /// <summary>Spoils a file of data many times, and judges it, or one that is whole beside it.</summary>
    /// <param name="name">Its first letter and its extension say what it is.</param>
    /// <param name="label">The label.</param>
    /// <param name="count">How often.</param>
    public void JudgeOrRefuseData(string name, string label, int count)
    {
        string whole = folder.Write("whole" + Path.GetExtension(name), Original(name));
        JudgeOrRefuse(name, count, (file, i) => (i % 4) switch
        {
            0 => ["data", file],
            1 => ["data", whole, "--against", file],
            _ => ["data", file, "--label", label],
        });
    }

    private void JudgeOrRefuse(string name, int count, Func<string, int, string[]> command)
    {
        byte[] original = Original(name), other = Original("labels.csv");
        var random = new Random(20261123);
        var seen = new HashSet<int>();
        for (int i = 0; i < count; i++)
        {
            byte[] spoiled = Mutation.Of(original, other, random);
            Run run = Run.Of([.. command(folder.Write(name, spoiled), i), "--format", "json"]);

            Assert.True(run.ExitCode is >= 0 and <= 3, $"{name} {i}: exit {run.ExitCode}\n{run.Error}");
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
            Assert.True(run.ExitCode == 2 ? run.Out.Length == 0 && run.Error.Length > 0 : run.Out.Length > 0, $"{name} {i}: exit {run.ExitCode} with {run.Out.Length} characters");
            seen.Add(run.ExitCode);
        }

        Assert.True(seen.Contains(2) && seen.Count > 1, "spoiled files must reach the reader's errors as well as a verdict");
    }

    private byte[] Original(string name)
    {
        string text = name[0] switch
        {
            'r' => Samples.HealthyRegression(40),
            'i' => Samples.HealthyLabels(40),
            'l' => "label,prediction,\"group, of\"\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"\"class {i % 3}\",class {i % 2},\"g\"\"{i % 4}\"\n")),
            _ => "label\tp_0\tp_1\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 2}\t0.{9 - (i % 9)}\t0.{1 + (i % 9)}\n")),
        };
        string csv = folder.Write("original.csv", text);
        return Path.GetExtension(name) switch
        {
            ".json" => Copy(csv, "FORMAT json, ARRAY true"),
            ".ndjson" => Copy(csv, "FORMAT json"),
            ".parquet" => Copy(csv, "FORMAT parquet"),
            _ => File.ReadAllBytes(csv),
        };
    }

    private byte[] Copy(string csv, string options)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT * FROM read_csv('{csv}')) TO '{folder["copy"]}' ({options})";
        command.ExecuteNonQuery();
        return File.ReadAllBytes(folder["copy"]);
    }
}
