namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>Progress on the thread that reports; that of .NET posts to another.</summary>
internal sealed class Direct<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
