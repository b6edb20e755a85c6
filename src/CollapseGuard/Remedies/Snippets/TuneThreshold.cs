namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy tune-threshold.</summary>
public static class TuneThreshold
{
    // <snippet>
    // On held-out rows: the threshold with the best mean of the two recalls. Decide positive when score >= threshold.
    public static float BestThreshold(float[] scores, bool[] actual)
    {
        double positives = actual.Count(a => a);
        double negatives = actual.Length - positives;
        double hits = 0, alarms = 0, best = double.NegativeInfinity;
        float threshold = float.PositiveInfinity;
        foreach (var tied in scores.Zip(actual).GroupBy(row => row.First).OrderByDescending(group => group.Key))
        {
            hits += tied.Count(row => row.Second);
            alarms += tied.Count(row => !row.Second);
            if ((hits / positives) - (alarms / negatives) > best)
            {
                best = (hits / positives) - (alarms / negatives);
                threshold = tied.Key;
            }
        }

        return threshold;
    }
    // </snippet>
}
