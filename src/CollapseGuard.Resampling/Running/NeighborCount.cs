namespace CollapseGuard.Resampling;

/// <summary>How many neighbours there are to be had.</summary>
internal static class NeighborCount
{
    /// <summary>A number of neighbours that makes sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int Positive(int k, string parameter) =>
        k >= 1 ? k : throw new ArgumentOutOfRangeException(parameter, k, $"{parameter} is {k}; it must be at least 1.");

    /// <summary>k as asked, or as many as the class allows where the sampler may lower it.</summary>
    /// <param name="run">Receives the note when k is lowered.</param>
    /// <param name="class">The class.</param>
    /// <param name="k">As asked.</param>
    /// <param name="mayLower">Whether a smaller k will do.</param>
    /// <param name="parameter">Name of the option that holds k.</param>
    /// <exception cref="ResamplingException">The class has too few rows.</exception>
    public static int InClass(SamplingRun run, int @class, int k, bool mayLower, string parameter)
    {
        int rows = run.Rows.ClassCounts[@class];
        if (rows > k)
        {
            return k;
        }

        string name = run.Rows.ClassNames[@class];
        if (rows == 1)
        {
            throw new ResamplingException(ResamplingProblem.TooFewRows, $"Class '{name}' has 1 row and so no neighbour of its own; {parameter} = {k} needs {k + 1} rows. Collect rows of it, use RandomOverSampler, or leave the class out of the strategy.");
        }

        if (!mayLower)
        {
            throw new ResamplingException(ResamplingProblem.TooFewRows, $"Class '{name}' has {rows} rows; {parameter} = {k} needs {k + 1}. The largest {parameter} that works is {rows - 1}: set it, or set LowerNeighbors to have it lowered where a class is small.");
        }

        run.Note($"class '{name}' has {rows} rows: {parameter} was lowered from {k} to {rows - 1}");
        return rows - 1;
    }

    /// <summary>k as asked, or as many as all rows allow where the sampler may lower it.</summary>
    /// <param name="run">Receives the note when k is lowered.</param>
    /// <param name="k">As asked.</param>
    /// <param name="mayLower">Whether a smaller k will do.</param>
    /// <param name="parameter">Name of the option that holds k.</param>
    /// <exception cref="ResamplingException">There are too few rows.</exception>
    public static int InAll(SamplingRun run, int k, bool mayLower, string parameter)
    {
        int rows = run.Rows.Count;
        if (rows > k)
        {
            return k;
        }

        if (!mayLower)
        {
            throw new ResamplingException(ResamplingProblem.TooFewRows, $"There are {rows} rows in all; {parameter} = {k} needs {k + 1}. The largest {parameter} that works is {rows - 1}: set it, or set LowerNeighbors to have it lowered.");
        }

        run.Note($"there are {rows} rows in all: {parameter} was lowered from {k} to {rows - 1}");
        return rows - 1;
    }

    /// <summary>k as asked, or as many as a class has rows where the sampler may lower it: rows of other classes are asked for it.</summary>
    /// <param name="run">Receives the note when k is lowered.</param>
    /// <param name="class">The class whose rows are searched.</param>
    /// <param name="k">As asked.</param>
    /// <param name="mayLower">Whether a smaller k will do.</param>
    /// <param name="parameter">Name of the option that holds k.</param>
    /// <exception cref="ResamplingException">The class has too few rows.</exception>
    public static int OfClass(SamplingRun run, int @class, int k, bool mayLower, string parameter)
    {
        int rows = run.Rows.ClassCounts[@class];
        if (rows >= k)
        {
            return k;
        }

        string name = run.Rows.ClassNames[@class];
        if (!mayLower)
        {
            throw new ResamplingException(ResamplingProblem.TooFewRows, $"Class '{name}' has {rows} rows; {parameter} = {k} needs {k}. The largest {parameter} that works is {rows}: set it, or set LowerNeighbors to have it lowered where a class is small.");
        }

        run.Note($"class '{name}' has {rows} rows: {parameter} was lowered from {k} to {rows}");
        return rows;
    }
}
