namespace CollapseGuard.Remedies.Imbalance;

/// <summary>What is to be expected of a measure.</summary>
public enum ImbalanceVerdict
{
    /// <summary>Cannot be done with these rows, columns or this trainer.</summary>
    Impossible = 0,

    /// <summary>Can be done; more is lost or risked than won.</summary>
    LittleToGain = 1,

    /// <summary>May help: compare it with no measure on held-out rows.</summary>
    WorthTrying = 2,

    /// <summary>Begin here.</summary>
    First = 3,
}
