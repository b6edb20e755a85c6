namespace CollapseGuard;

/// <summary>How a <see cref="RunJournal"/> writes. Immutable; change with <c>with</c>.</summary>
public sealed record RunJournalOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static RunJournalOptions Default { get; } = new();

    /// <summary>True to go on in the file that is there, after a checkpoint; false (default) to begin anew in its place.</summary>
    public bool Append { get; init; }

    /// <summary>Of the sampled steps every how many are written, with their layers; at least 1; 1 by default. Alarm, epochs and end are always written.</summary>
    public int KeepEvery { get; init => field = value >= 1 ? value : throw Outside(value, nameof(KeepEvery)); } = 1;

    /// <summary>After this many written steps only every second is written, after as many again every fourth, and so on; at least 1; 10,000 by default.</summary>
    /// <remarks>So the file of a run of n sampled steps holds at most about <c>ThinAfter * log2(n / ThinAfter)</c> steps; <see cref="int.MaxValue"/> never thins.</remarks>
    public int ThinAfter { get; init => field = value >= 1 ? value : throw Outside(value, nameof(ThinAfter)); } = 10_000;

    /// <summary>Called once when writing fails (a full disk); null for nobody. The journal then stops, and training goes on.</summary>
    public Action<Exception>? OnFailure { get; init; }

    private static ArgumentOutOfRangeException Outside(int value, string name) => new(name, value, $"{name} is {value}; it must be at least 1.");
}
