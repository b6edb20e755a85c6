namespace CollapseGuard.Detectors;

/// <summary>One thing in a table, usually a column, that a detector points at.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Evidence">The numbers that contradict their limits; at least one.</param>
internal sealed record Suspect(string Name, Severity Severity, params IReadOnlyList<Evidence> Evidence)
{
    /// <summary>How bad it is beside others of its severity; the greater, the worse.</summary>
    public double Badness { get; init; }
}

/// <summary>Many suspects, one finding.</summary>
internal static class Suspects
{
    /// <summary>A finding lists no more than this many numbers.</summary>
    private const int MostEvidence = 100;

    /// <summary>The worst first; equals in the order given.</summary>
    public static Suspect[] WorstFirst(this IEnumerable<Suspect> suspects) => [.. suspects.OrderByDescending(s => s.Severity).ThenByDescending(s => s.Badness)];

    /// <summary>Begins a sentence about the worst of several by naming them all; nothing where the sentence names the only one.</summary>
    public static string Lead(this IReadOnlyList<Suspect> suspects) =>
        suspects.Count == 1 ? "" : $"{Answer.Names([.. suspects.Select(s => $"'{s.Name}'")])}, the worst first: ";

    /// <summary>One finding about all of them, as severe as the first; its subject is the only one's name, or how many columns there are.</summary>
    public static Verdict Report(this IReadOnlyList<Suspect> worstFirst, DetectorDescriptor detector, FormattableString message, string? subject = null) => new Verdict.Found(new Finding(
        detector,
        worstFirst[0].Severity,
        subject ?? (worstFirst.Count == 1 ? worstFirst[0].Name : Answer.Text($"{worstFirst.Count:N0} columns")),
        Answer.Text(message),
        [.. worstFirst.SelectMany(s => s.Evidence).Take(MostEvidence)]));
}
