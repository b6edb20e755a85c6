namespace CollapseGuard.Search;

/// <summary>Points of the unit cube of which every equal part of every axis holds one.</summary>
/// <remarks>McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables", Technometrics 21(2), 1979.</remarks>
internal static class LatinHypercube
{
    /// <summary>Draws <paramref name="points"/> x <paramref name="axes"/>, row-major.</summary>
    public static double[] Draw(Random random, int points, int axes)
    {
        var units = new double[points * axes];
        var parts = new int[points];
        for (int axis = 0; axis < axes; axis++)
        {
            for (int i = 0; i < points; i++)
            {
                parts[i] = i;
            }

            random.Shuffle(parts);
            for (int i = 0; i < points; i++)
            {
                units[(i * axes) + axis] = (parts[i] + random.NextDouble()) / points;
            }
        }

        return units;
    }
}
