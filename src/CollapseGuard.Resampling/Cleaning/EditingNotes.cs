namespace CollapseGuard.Resampling;

/// <summary>When repeated editing has to end, and what is said about it.</summary>
internal static class EditingNotes
{
    /// <summary>Neighbours worth finding when k are asked for round after round.</summary>
    public static int WithSpare(int k) => 2 * k;

    /// <summary>Whether editing ends after a round because of what became of a class; notes which.</summary>
    public static bool Ends(SamplingRun run, EditingRounds rounds, int round, bool mayFallBelow)
    {
        if (rounds.Vanished is >= 0 and var vanished)
        {
            run.Note($"stopped after round {round}: class '{run.Rows.ClassNames[vanished]}' has no rows left");
            return true;
        }

        if (!mayFallBelow && rounds.BelowSmallest is >= 0 and var below)
        {
            run.Note($"stopped after round {round}: class '{run.Rows.ClassNames[below]}' has become smaller than the smallest class was");
            return true;
        }

        return false;
    }
}
