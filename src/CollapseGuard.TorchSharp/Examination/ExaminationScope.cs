namespace CollapseGuard.Torch.Examination;

/// <summary>Which parts of a configuration are examined.</summary>
[Flags]
internal enum ExaminationScope
{
    /// <summary>Nothing but the count of rows.</summary>
    None = 0,

    /// <summary>The loss under altered predictions.</summary>
    Loss = 1,

    /// <summary>The model under altered inputs.</summary>
    Model = 2,

    /// <summary>Outputs beside targets.</summary>
    Outputs = 4,

    /// <summary>The inputs.</summary>
    Inputs = 8,

    /// <summary>The weights, which say something about their initialization only before training.</summary>
    Initialization = 16,

    /// <summary>Trial steps.</summary>
    Step = 32,

    /// <summary>Everything, before training.</summary>
    Full = Loss | Model | Outputs | Inputs | Initialization | Step,

    /// <summary>Everything that still means something when training has begun.</summary>
    Resumed = Loss | Model | Outputs | Inputs | Step,
}
