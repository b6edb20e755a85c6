using static CollapseGuard.CauseId;

namespace CollapseGuard.Remedies;

/// <content>Remedies in the layers of a network.</content>
public static partial class RemedyCatalog
{
    private static IEnumerable<Remedy> NetworkRemedies() =>
    [
        new(
            "keep-dropout-hidden",
            "Keep dropout between hidden layers",
            DropoutOnOutput,
            "Answers that are set to 0 at random cannot be right, and the loss asks the others to make up for them.",
            [
                "Remove the dropout behind the last layer.",
                "Leave it between hidden layers, with a rate of .2 to .5.",
                "Answer in inference mode: model.eval().",
            ],
            "",
            "None.",
            ["CG4021", "CG1001"]),
        new(
            "lower-dropout",
            "Lower the dropout rate",
            DropoutTooHigh,
            "What is dropped cannot be learned from: above three quarters hardly anything of the inputs gets through.",
            [
                "Train once without dropout: the training loss must fall.",
                "Then raise the rate from .1 while the held-out loss still falls.",
            ],
            "",
            "With little dropout a large network memorises: watch the held-out loss.",
            ["CG4022", "CG1001", "CG1014"]),
        new(
            "settle-normalization",
            "Normalize alike when training and answering",
            BatchNormMode,
            "Batch normalization trains by the statistics of the batch and answers by running ones; where these are wrong, the answers are those of another model.",
            [
                "Pass some hundred training batches through the model in training mode, without steps, and check again.",
                "Use batches of 16 rows and more, and the default momentum.",
                "For small batches use layer or group normalization: they have no modes.",
            ],
            "",
            "Layer normalization is another model: train it from fresh weights.",
            ["CG4023", "CG4024"]),
        new(
            "add-activations",
            "Put activations between the layers",
            NoNonlinearity,
            "Linear layers in a row are one linear layer: more of them learn nothing that bends.",
            [
                "Put a ReLU or tanh behind every hidden layer, none behind the last.",
                "Initialize by He for ReLU, by Glorot for tanh (see initialize-for-activation).",
            ],
            "",
            "Where the truth is linear, linear regression is the better model.",
            ["CG4029", "CG1001", "CG1004"]),
        new(
            "shrink-initial-weights",
            "Begin with smaller weights",
            InitializationTooLarge,
            "Weights that begin large press units against their ends or throw the outputs far off: training must undo that before it can learn.",
            [
                "Leave the framework's own initialization, or use Kaiming for relu and Xavier for tanh and sigmoid (see initialize-for-activation).",
                "Begin the last layer small: the first loss is then about the best constant's.",
            ],
            "",
            "Weights far below the usual size pass nothing on.",
            ["CG4028", "CG4015", "CG1008"]),
        new(
            "relu-inside",
            "Use relu in the hidden layers",
            UnsuitableActivation,
            "Sigmoids in depth fade what passes through them, and a softmax inside divides what its units say by their number.",
            [
                "Put relu (or tanh with Xavier initialization) into the hidden layers.",
                "Keep softmax and sigmoid for the output.",
            ],
            "",
            "Relu can die where the learning rate is high.",
            ["CG2004", "CG2003", "CG2015"]),
    ];
}
