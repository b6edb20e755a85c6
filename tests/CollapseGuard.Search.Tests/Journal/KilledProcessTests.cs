using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Search.Tests.Running;

namespace CollapseGuard.Search.Tests.Journal;

/// <summary>A search in a process of its own, killed half-way.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const string JournalVariable = "COLLAPSEGUARD_SEARCH_JOURNAL";
    private const int Trials = 16, Half = 8;

    private static readonly SearchSpace Space = SearchSpace.Of(SearchRange.Log("rate", 1e-4, 1), SearchRange.Linear("decay", 0, 1));

    private readonly string path = Path.Combine(Path.GetTempPath(), $"killed-{Guid.NewGuid():N}.jsonl");

    public void Dispose()
    {
        File.Delete(path);
        File.Delete(Mark(path));
    }

    [Fact]
    public void Killed_half_way_and_resumed_it_repeats_no_trial_and_is_the_same_as_an_unbroken_search()
    {
        SearchResult unbroken = Run(null, _ => { });
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. OwnAssembly(), "-method", $"{typeof(KilledProcessTests).FullName}.{nameof(Search_until_killed)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [JournalVariable] = path },
        };
        using Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        SpinWait.SpinUntil(() => process.HasExited || File.Exists(Mark(path)), TimeSpan.FromSeconds(60));
        Assert.False(process.HasExited, process.HasExited ? process.StandardError.ReadToEnd() : "");
        process.Kill();
        process.WaitForExit();
        int kept = File.ReadAllLines(path).Length - 1;
        var ran = new List<int>();

        SearchResult resumed = Run(path, ran.Add);

        Assert.Equal(Half, kept);
        Assert.Equal(kept, resumed.Resumed);
        Assert.Equal(Enumerable.Range(kept, Trials - kept), ran);
        Assert.Equal(unbroken.Trials.Select(SearchRunTests.Line), resumed.Trials.Select(SearchRunTests.Line));
    }

    /// <summary>Runs in the process that is killed; elsewhere it has nothing to do.</summary>
    [Fact]
    public void Search_until_killed()
    {
        if (Environment.GetEnvironmentVariable(JournalVariable) is not { } journal)
        {
            return;
        }

        Run(journal, trial =>
        {
            if (trial == Half)
            {
                // The journal itself is locked while the search runs.
                File.WriteAllText(Mark(journal), "");
                Thread.Sleep(Timeout.Infinite);
            }
        });
    }

    private static string Mark(string journal) => journal + ".half";

    private static string[] OwnAssembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [typeof(KilledProcessTests).Assembly.Location] : [];

    private static SearchResult Run(string? journal, Action<int> ran) => HyperparameterSearch.Run(
        Space,
        (candidate, _) =>
        {
            ran(candidate.Trial);
            return new TrialResult(Math.Pow(Math.Log10(candidate.GetDouble("rate")) + 2, 2) + candidate.GetDouble("decay") + (.01 * double.Parse($"0.{candidate.Trial}", CultureInfo.InvariantCulture)));
        },
        new SearchOptions { MaximumTrials = Trials, Direction = ScoreDirection.Minimize, Seed = 11, JournalPath = journal });
}
