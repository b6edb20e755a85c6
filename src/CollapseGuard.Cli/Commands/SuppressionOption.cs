using CollapseGuard.Detectors;

namespace CollapseGuard.Cli.Commands;

/// <summary>Reads <c>--suppress CG1011=reason</c> or <c>--suppress CG1010:north=reason</c>.</summary>
internal static class SuppressionOption
{
    /// <summary>Reads the values of the option.</summary>
    /// <exception cref="InputException">A value has no reason, or names no detector.</exception>
    public static IReadOnlyList<Suppression> Parse(IEnumerable<string> values) => [.. values.Select(One)];

    private static Suppression One(string value)
    {
        int equals = value.IndexOf('=', StringComparison.Ordinal);
        string reason = equals < 0 ? "" : value[(equals + 1)..].Trim();
        if (reason.Length == 0)
        {
            throw new InputException($"--suppress {value} has no reason; write --suppress \"CG1011=why it is accepted\".");
        }

        string[] what = value[..equals].Split(':', 2, StringSplitOptions.TrimEntries);
        return DetectorCatalog.Default.Any(d => d.Descriptor.Id == what[0])
            ? new Suppression(what[0], reason, what.Length > 1 ? what[1] : null)
            : throw new InputException($"--suppress names '{what[0]}', which is no detector; see collapseguard list.");
    }
}
