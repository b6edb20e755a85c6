using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies for gradients that add up, get lost or find no slope.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> GradientRemedies() =>
    [
        new(
            "clear-gradients",
            "Clear the gradients before each backward pass",
            GradientsNotCleared,
            "Gradients add up until they are cleared: each step repeats all earlier ones.",
            [
                "Call optimizer.zero_grad() once in each step, before backward().",
                "To add up several batches on purpose, clear after the step and divide the loss by their number.",
                "Start from fresh weights.",
            ],
            "",
            "A learning rate that was lowered to bear the sum is too low afterwards.",
            ["CG2021"]),
        new(
            "unsaturate-units",
            "Bring saturated units back into their range",
            SaturatedUnits,
            "At the end of its range a unit has no slope and passes no gradient on.",
            [
                "Standardize the inputs.",
                "Initialize for the activation (see initialize-for-activation).",
                "Lower the learning rate if the units saturated in training; use relu in hidden layers.",
            ],
            "",
            "At the output saturation may be right: a classifier that is sure sits there.",
            ["CG2003"]),
        new(
            "let-gradients-through",
            "Let the gradient through to the early layers",
            VanishingGradient,
            "Each bounded activation multiplies the gradient by less than one on its way back.",
            [
                "Use relu, or tanh with Xavier initialization, in hidden layers.",
                "Normalize between layers, or add skip connections.",
                "Use fewer layers.",
            ],
            "",
            "Relu can die where the learning rate is high.",
            ["CG2004"]),
    ];
}
