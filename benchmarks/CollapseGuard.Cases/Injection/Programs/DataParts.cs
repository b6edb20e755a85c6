using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Rows to train on and rows to ask about. Targets are n x m numbers, or n class numbers.</summary>
internal sealed record DataParts(Tensor Inputs, Tensor Targets, Tensor AskedInputs, Tensor AskedTargets)
{
    /// <summary>Enough to show that there is no skill, or that there is.</summary>
    private const int HeldOutRows = 600;

    /// <summary>Draws both from one formula; the rows asked about are the training rows themselves unless held out.</summary>
    public static DataParts Draw(MadeData data, int rows, bool isHeldOut)
    {
        int asked = isHeldOut ? HeldOutRows : 0;
        (Tensor x, Tensor y) = data.Draw(rows + asked);
        return isHeldOut
            ? new DataParts(x.narrow(0, 0, rows), y.narrow(0, 0, rows), x.narrow(0, rows, asked), y.narrow(0, rows, asked))
            : new DataParts(x, y, x, y);
    }

    /// <summary>The same change to all inputs.</summary>
    public DataParts WithInputs(Func<Tensor, Tensor> change) =>
        ReferenceEquals(Inputs, AskedInputs) ? OfSame(change(Inputs), Targets) : this with { Inputs = change(Inputs), AskedInputs = change(AskedInputs) };

    /// <summary>The same change to all targets.</summary>
    public DataParts WithTargets(Func<Tensor, Tensor> change) =>
        ReferenceEquals(Inputs, AskedInputs) ? OfSame(Inputs, change(Targets)) : this with { Targets = change(Targets), AskedTargets = change(AskedTargets) };

    private static DataParts OfSame(Tensor x, Tensor y) => new(x, y, x, y);
}
