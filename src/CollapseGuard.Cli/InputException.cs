namespace CollapseGuard.Cli;

/// <summary>Something about the input or the usage that only the caller can change; its message is all that is printed.</summary>
internal sealed class InputException : Exception
{
    public InputException(string message)
        : base(message)
    {
    }

    public InputException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
