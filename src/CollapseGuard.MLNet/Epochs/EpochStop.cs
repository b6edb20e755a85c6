namespace CollapseGuard.MLNet.Epochs;

/// <summary>Why a training by epochs ended.</summary>
public enum EpochStop
{
    /// <summary>All epochs were trained.</summary>
    MaximumEpochs = 0,

    /// <summary>The validation metric did not get better for <see cref="EpochOptions.Patience"/> epochs.</summary>
    Patience = 1,

    /// <summary>The collapse alarm was raised.</summary>
    Alarm = 2,

    /// <summary><see cref="EpochOptions.StopAfter"/> asked for it.</summary>
    Asked = 3,

    /// <summary>The trainer threw after at least one good epoch; see <see cref="EpochTraining{TTransformer}.Failure"/>.</summary>
    TrainerFailed = 4,
}
