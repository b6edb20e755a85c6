namespace CollapseGuard.Cli.Output;

/// <summary>The outcome from which on the exit code is 1.</summary>
/// <param name="From">The least bad outcome that fails; null = none does.</param>
internal sealed record FailOn(Outcome? From)
{
    /// <summary>From best to worst. NoSignal and OutputCollapse are one step: which of them it is depends on whether inputs were given.</summary>
    private static readonly Outcome[][] Order =
    [
        [Outcome.Healthy], [Outcome.AtRisk], [Outcome.Inconclusive], [Outcome.NoSkill], [Outcome.PartialCollapse],
        [Outcome.DecisionCollapse], [Outcome.NoSignal, Outcome.OutputCollapse], [Outcome.NonFinite],
    ];

    /// <summary>Any collapse, no skill, no signal, non-finite outputs.</summary>
    public static FailOn Default { get; } = new(Outcome.NoSkill);

    /// <summary>What --fail-on accepts.</summary>
    public static IReadOnlyList<string> Choices { get; } = [.. Order.Skip(1).SelectMany(o => o).Select(o => o.ToString()), "never"];

    /// <summary>Reads the value of --fail-on; null when it is none of <see cref="Choices"/>.</summary>
    public static FailOn? Parse(string value) =>
        value.Equals("never", StringComparison.OrdinalIgnoreCase) ? new FailOn((Outcome?)null)
        : Choices.FirstOrDefault(c => c.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } choice ? new FailOn(Enum.Parse<Outcome>(choice))
        : null;

    /// <summary>True when an outcome is at or above the limit.</summary>
    public bool Fails(Outcome outcome) => From is { } from && Step(outcome) >= Step(from);

    private static int Step(Outcome outcome) => Array.FindIndex(Order, step => step.Contains(outcome));
}
