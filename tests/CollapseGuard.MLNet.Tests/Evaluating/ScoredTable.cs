using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Evaluating;

/// <summary>What a binary model writes.</summary>
internal sealed class BinaryScored
{
    public bool Label { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }

    public bool PredictedLabel { get; set; }
}

/// <summary>The same without a calibrator, and with a label that may be missing.</summary>
internal sealed class MarginScored
{
    public float Label { get; set; }

    public float Score { get; set; }

    public bool PredictedLabel { get; set; }
}

/// <summary>What a multiclass model writes. In memory a key counts from 0.</summary>
internal sealed class ClassScored
{
    [KeyType(3)]
    public uint Label { get; set; }

    [VectorType(3)]
    public float[] Score { get; set; } = [];

    [KeyType(3)]
    public uint PredictedLabel { get; set; }
}

/// <summary>What a regression writes.</summary>
internal sealed class NumberScored
{
    public float Label { get; set; }

    public float Score { get; set; }
}
