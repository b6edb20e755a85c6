namespace CollapseGuard.Cli;

/// <summary>What the process tells its caller; part of the command line's contract.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or above the limit of --fail-on.</summary>
    public const int Ok = 0;

    /// <summary>The outcome is at or above the limit of --fail-on, or worse than the baseline.</summary>
    public const int Failed = 1;

    /// <summary>Bad input or usage; nothing was judged.</summary>
    public const int BadInput = 2;

    /// <summary>Judged, and not decided.</summary>
    public const int Inconclusive = 3;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;
}
