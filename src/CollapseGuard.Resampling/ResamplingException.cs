namespace CollapseGuard.Resampling;

/// <summary>Rows could not be resampled as asked. The inputs are untouched.</summary>
public sealed class ResamplingException : InvalidOperationException
{
    /// <summary>Says what stands in the way.</summary>
    /// <param name="problem">The kind of obstacle.</param>
    /// <param name="message">What was seen, what is required, what to do.</param>
    public ResamplingException(ResamplingProblem problem, string message)
        : base(message) => Problem = problem;

    /// <summary>The kind of obstacle.</summary>
    public ResamplingProblem Problem { get; }
}
