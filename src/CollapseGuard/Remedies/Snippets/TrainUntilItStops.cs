namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy train-until-it-stops.</summary>
public static class TrainUntilItStops
{
    // <snippet>
    // Epochs are not chosen, they are found: stop when the held-out loss has not improved for `patience` epochs.
    // With few rows an epoch is a handful of steps: let the patience cover 1,000 of them.
    public static int Train(Func<float> trainEpochAndReturnHeldOutLoss, int patience = 10, int maximum = 10_000)
    {
        float best = float.PositiveInfinity;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= maximum && epoch - bestEpoch <= patience; epoch++)
        {
            float loss = trainEpochAndReturnHeldOutLoss();
            if (loss < best)
            {
                (best, bestEpoch) = (loss, epoch); // keep the weights of this epoch
            }
        }

        return bestEpoch;
    }
    // </snippet>
}
