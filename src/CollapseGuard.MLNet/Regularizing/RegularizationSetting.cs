using System.Globalization;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>One knob of a trainer and its value.</summary>
/// <param name="Name">The trainer's name for it: <c>L1</c>, <c>L2</c>, <c>LearningRate</c>, …</param>
/// <param name="Value">Its value, in the trainer's unit.</param>
public readonly record struct RegularizationSetting(string Name, double Value)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value:G6}");
}
