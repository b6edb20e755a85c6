namespace CollapseGuard.Torch.Examination;

/// <summary>Runs what calls the user's model or loss: an exception of theirs leaves the part that needed it unknown, and no more.</summary>
internal static class Contained
{
    /// <summary>The number, or NaN when it could not be had.</summary>
    public static double Number(Func<double> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return double.NaN;
        }
    }

    /// <summary>The part, or null when it could not be had.</summary>
    public static T? Part<T>(Func<T?> ask)
        where T : class
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }
}
