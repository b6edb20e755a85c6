using System.Globalization;

namespace CollapseGuard.Probes.Response;

/// <summary>A model with its number of outputs, asked so that its faults surface with a clear message.</summary>
internal sealed class AskedModel(RowScorer model, int columns, int outputCount, CancellationToken cancellationToken)
{
    // A quiet NaN with an unusual payload: what the model leaves untouched is told from a NaN it wrote.
    private static readonly float Untouched = BitConverter.Int32BitsToSingle(0x7FC0_C011);

    /// <summary>The outputs for the given rows, n x m.</summary>
    /// <exception cref="InvalidOperationException">The model threw, or did not fill its outputs.</exception>
    public float[] Ask(float[] rows, string question)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int n = rows.Length / columns;
        var outputs = new float[n * outputCount];
        outputs.AsSpan().Fill(Untouched);
        try
        {
            model(rows, columns, outputs);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidOperationException(Say($"The model failed on {n} {question} of {columns} columns with room for {outputCount} outputs a row: {failure.Message}"), failure);
        }

        int untouched = 0;
        foreach (float output in outputs)
        {
            untouched += BitConverter.SingleToInt32Bits(output) == BitConverter.SingleToInt32Bits(Untouched) ? 1 : 0;
        }

        return untouched == 0
            ? outputs
            : throw new InvalidOperationException(Say($"The model left {untouched} of {outputs.Length} outputs unwritten on {n} {question}; it must fill {outputCount} a row ({nameof(ResponseProbeOptions)}.{nameof(ResponseProbeOptions.OutputCount)})."));
    }

    private static string Say(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
