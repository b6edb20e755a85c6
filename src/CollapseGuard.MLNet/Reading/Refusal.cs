namespace CollapseGuard.MLNet.Reading;

/// <summary>Refuses a view by the name of the parameter at the front door that chose its column.</summary>
internal static class Refusal
{
    /// <param name="message">What was seen, what is required, what to do.</param>
    /// <param name="parameter">The parameter of the public method.</param>
    public static ArgumentException Of(string message, string parameter) => new(message, parameter);
}
