namespace CollapseGuard.Monitoring;

/// <summary>Turns a classifier's outputs into probabilities, in buffers that are kept: logits by sigmoid or softmax, nonnegative rows by their sum.</summary>
/// <remarks>Outputs outside [0, 1] are logits from then on, whatever was said: a network without a final activation gives them.</remarks>
internal sealed class OutputReading(bool areLogits)
{
    private float[] buffer = [];

    public bool AreLogits { get; private set; } = areLogits;

    /// <summary>n x k probabilities; only valid until the next call. Rows with a non-finite output become NaN.</summary>
    public ReadOnlySpan<float> Read(ReadOnlySpan<float> outputs, int classCount)
    {
        if (!AreLogits && LiesOutside(outputs))
        {
            AreLogits = true;
        }

        if (buffer.Length < outputs.Length)
        {
            buffer = new float[outputs.Length];
        }

        Span<float> result = buffer.AsSpan(0, outputs.Length);
        for (int start = 0; start < outputs.Length; start += classCount)
        {
            ReadRow(outputs.Slice(start, classCount), result.Slice(start, classCount));
        }

        return result;
    }

    private static bool LiesOutside(ReadOnlySpan<float> outputs)
    {
        foreach (float value in outputs)
        {
            if (value < -1e-6f || value > 1 + 1e-6f)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadRow(ReadOnlySpan<float> row, Span<float> result)
    {
        if (row.Length == 1)
        {
            result[0] = AreLogits ? 1f / (1f + MathF.Exp(-row[0])) : row[0];
            return;
        }

        float greatest = float.NegativeInfinity;
        foreach (float value in row)
        {
            greatest = !(value <= greatest) ? value : greatest; // NaN stays
        }

        float sum = 0;
        for (int c = 0; c < row.Length; c++)
        {
            result[c] = AreLogits ? MathF.Exp(row[c] - greatest) : row[c];
            sum += result[c];
        }

        if (sum != 1 && sum > 0 && float.IsFinite(sum))
        {
            for (int c = 0; c < row.Length; c++)
            {
                result[c] /= sum;
            }
        }
        else if (!float.IsFinite(sum))
        {
            result.Fill(float.NaN);
        }
        else if (sum == 0)
        {
            result.Fill(1f / row.Length); // all zeros: no class is preferred
        }
    }
}
