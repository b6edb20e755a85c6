using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace CollapseGuard.MLNet;

/// <summary>Messages that subscribers of <see cref="MLContext.Log"/> see, with the source <c>CollapseGuard</c>.</summary>
internal static class ContextLog
{
    /// <summary>Something that was done.</summary>
    public static void Inform(MLContext context, string message)
    {
        using IChannel channel = ((IChannelProvider)context).Start("CollapseGuard");
        channel.Info(MessageSensitivity.Schema, message);
    }

    /// <summary>Something that the user ought to look at.</summary>
    public static void Warn(MLContext context, string message)
    {
        using IChannel channel = ((IChannelProvider)context).Start("CollapseGuard");
        channel.Warning(MessageSensitivity.Schema, message);
    }
}
