namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>How ML.NET makes the scores of classes of what the trees of each class add up to.</summary>
internal enum ClassLink
{
    /// <summary>They are the scores.</summary>
    None = 0,

    /// <summary>A sigmoid for each class by its calibrator, then scaled to sum to 1: one-versus-all, and LightGBM without softmax.</summary>
    Sigmoids = 1,

    /// <summary>A softmax over the classes: LightGBM with UseSoftmax.</summary>
    Softmax = 2,
}
