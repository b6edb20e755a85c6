namespace CollapseGuard.Cli.Documentation;

/// <summary>Something that can be explained.</summary>
/// <param name="Names">What it can be asked for by, the id first; case is ignored.</param>
/// <param name="Page">Its page, as Markdown.</param>
internal sealed record Topic(IReadOnlyList<string> Names, Func<string> Page);
