using CollapseGuard.Detectors;
using CollapseGuard.Remedies;

namespace CollapseGuard.Cli.Documentation;

/// <summary>All outcomes, detectors, causes and remedies, each with its page from docs/ or, where there is none, what the tables know.</summary>
internal static class Topics
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        .. Enum.GetValues<Outcome>().Select(Of),
        .. CauseVocabulary.All.Select(Of),
        .. DetectorCatalog.Default.Select(d => Of(d.Descriptor)),
        .. RemedyCatalog.All.Select(Of),
    ];

    private static Topic Of(Outcome outcome) => new([outcome.ToString()], () => OutcomePage.Of(outcome));

    private static Topic Of(DetectorDescriptor detector) => new(
        [detector.Id, detector.Name],
        () => EmbeddedPages.Detector(detector.Id) ?? $"# {detector.Id} {detector.Name}\n\n{detector.Summary}\n");

    private static Topic Of(CauseId cause) => new(
        [cause.ToString()],
        () => EmbeddedPages.Cause(cause.ToString()) ?? CausePage.Of(cause));

    private static Topic Of(Remedy remedy) => new(
        [remedy.Id],
        () => EmbeddedPages.Remedy(remedy.Id) ?? RemedyPage.Of(remedy));
}
