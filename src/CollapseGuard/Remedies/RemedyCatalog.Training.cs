using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies in training, serving and deciding.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> TrainingRemedies() =>
    [
        new(
            "lower-learning-rate",
            "Lower the learning rate",
            LearningRateTooHigh,
            "Steps that overshoot kill units or throw the outputs off, and nothing brings them back.",
            [
                "Start from fresh weights: dead units do not recover.",
                "A tenth of the rate, warmed up over a few hundred steps.",
                "Bound the gradient norm.",
            ],
            SnippetText.Of("LowerLearningRate"),
            "Too low a rate looks the same from outside: watch the spread of the outputs grow.",
            ["CG1001", "CG1005", "CG1013", "CG1002"]),
        new(
            "raise-learning-rate",
            "Raise the learning rate",
            LearningRateTooLow,
            "The outputs were on the way and had not arrived.",
            [
                "Try rates ten times apart for a few steps each, from the same weights.",
                "Take the largest at which the loss falls steadily.",
            ],
            SnippetText.Of("RaiseLearningRate"),
            "Beyond the largest useful rate training diverges.",
            ["CG1001", "CG1014"]),
        new(
            "train-until-it-stops",
            "Train until the held-out loss stops falling",
            TooFewEpochs,
            "Training that ends on the first plateau leaves a near-constant.",
            [
                "Watch the loss on held-out rows, not the number of epochs.",
                "Stop after ten epochs and 1,000 steps without improvement (of few rows an epoch is a handful of steps), and keep the best weights.",
            ],
            SnippetText.Of("TrainUntilItStops"),
            "Held-out rows that stopped the training are no longer fresh: keep others for the final figure.",
            ["CG1001", "CG1014"]),
        new(
            "check-that-it-trains",
            "See that a training step moves the weights",
            NotTrained,
            "A model that was never fitted, is frozen, or is not what the optimizer holds answers with its initial constant.",
            [
                "Compare the parameters before and after one step.",
                "Make the optimizer after the model has its final layers and device.",
                "Check that the fitted model is the one that is scored.",
            ],
            SnippetText.Of("CheckThatItTrains"),
            "None.",
            ["CG1001", "CG1013", "CG1016"]),
        new(
            "bound-gradients",
            "Bound the gradients",
            ExplodingGradient,
            "A norm that is bounded cannot overflow in one step.",
            [
                "Clip the gradient norm at 1 before every step (see lower-learning-rate).",
                "Standardize inputs and target.",
                "Start from fresh weights: NaN stays.",
            ],
            "",
            "Clipping hides a wrong scale; look at the norm before it is clipped.",
            ["CG1002"]),
        new(
            "guard-the-log",
            "Guard logarithms and divisions in the loss",
            LossImplementation,
            "log(0) is -infinity, and its gradient makes every weight NaN.",
            [
                "Use the library's loss on logits where there is one.",
                "Otherwise rewrite it so that no log of 0 and no overflow can occur.",
                "Evaluate by hand on three rows, one of them extreme.",
            ],
            SnippetText.Of("GuardTheLog"),
            "None.",
            ["CG1002"]),
        new(
            "serve-what-was-trained",
            "Serve what was trained",
            TrainServeMismatch,
            "Inputs prepared differently look like rows the model has never seen.",
            [
                "Fit, save and load preparation and model as one.",
                "Switch to inference mode before scoring (model.eval()).",
                "Score training rows through the serving path: the predictions must be those of training.",
            ],
            SnippetText.Of("ServeWhatWasTrained"),
            "None.",
            ["CG1016", "CG1010", "CG1003"]),
        new(
            "tune-threshold",
            "Choose the decision threshold",
            DecisionThreshold,
            "The scores rank: only the place of the cut is wrong, and no retraining is needed.",
            [
                "On held-out rows take the threshold with the best mean recall, or the least expected cost.",
                "Store it with the model.",
                "Report recall and precision at it on fresh rows.",
            ],
            SnippetText.Of("TuneThreshold"),
            "A threshold chosen and reported on the same rows looks better than it is; it must be chosen again when prevalence changes.",
            ["CG1007"]),
    ];
}
