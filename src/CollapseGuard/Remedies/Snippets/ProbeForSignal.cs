using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy probe-for-signal.</summary>
public static class ProbeForSignal
{
    // <snippet>
    // Is there anything to learn from these inputs? Ask again after every change of the inputs.
    public static bool HasSignal(FeatureTable inputs, float[] target)
    {
        SignalSummary signal = SignalProbe.Run(inputs, SignalTarget.Numbers(target));
        Console.WriteLine($"p = {signal.PValue}, skill = {signal.Skill}, would find R2 >= {signal.DetectableR2}");
        return signal.IsDecided && signal.PValue <= .01;
    }
    // </snippet>
}
