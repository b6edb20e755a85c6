namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>The first line of the innermost exception, as the end of a sentence.</summary>
internal static class Reason
{
    public static string Of(Exception failure)
    {
        Exception innermost = failure.GetBaseException();
        string line = innermost.Message.Split('\n')[0].Trim();
        return $"{innermost.GetType().Name}: {(line.EndsWith('.') ? line : line + ".")}";
    }
}
