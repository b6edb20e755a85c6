using TorchSharp;

namespace CollapseGuard.Torch.Tests;

/// <summary>Whether libtorch loads on this machine; a Debian 12 without the newer libstdc++ cannot.</summary>
internal static class LibTorch
{
    private static readonly Lazy<string?> Trouble = new(Load);

    /// <summary>Why a test is skipped; null when libtorch is there.</summary>
    public static string? SkipReason => Trouble.Value;

    private static string? Load()
    {
        try
        {
            using torch.Tensor one = torch.ones(1);
            torch.set_num_threads(1);
            return null;
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException or InvalidOperationException)
        {
            return "libtorch does not load: TorchSharp 0.107 needs GLIBCXX_3.4.32 (GCC 13), and Debian 12 has an older libstdc++. Install libstdc++6 from Debian 13: add the trixie suite to the apt sources, then apt-get install -t trixie libstdc++6. (" + e.GetBaseException().Message.Split('\n')[0] + ")";
        }
    }
}

/// <summary>A test that needs libtorch; skipped with the reason where it does not load.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute([System.Runtime.CompilerServices.CallerFilePath] string? file = null, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0)
        : base(file, line) => Skip = LibTorch.SkipReason;
}

/// <summary>A theory that needs libtorch; skipped with the reason where it does not load.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute([System.Runtime.CompilerServices.CallerFilePath] string? file = null, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0)
        : base(file, line) => Skip = LibTorch.SkipReason;
}
