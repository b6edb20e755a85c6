namespace CollapseGuard.Tests;

/// <summary>Counts what this thread allocates.</summary>
internal static class Allocated
{
    private const int Tries = 20;

    /// <summary>Bytes that the action allocates, in a try in which the runtime did not pause.</summary>
    /// <remarks>A collection closes the block that a thread allocates from, and the counter takes its unused rest (up to 8 kB) for allocated.</remarks>
    /// <param name="action">Allocates the same each time.</param>
    public static long By(Action action)
    {
        long bytes = 0;
        for (int i = 0; i < Tries; i++)
        {
            TimeSpan paused = GC.GetTotalPauseDuration();
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (GC.GetTotalPauseDuration() == paused)
            {
                break;
            }
        }

        return bytes;
    }
}
