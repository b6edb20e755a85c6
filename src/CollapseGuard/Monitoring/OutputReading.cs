using System.Numerics.Tensors;

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
        if (AreLogits)
        {
            Exponentiate(outputs, result, classCount);
        }
        else
        {
            outputs.CopyTo(result);
        }

        for (int start = 0; start < outputs.Length; start += classCount)
        {
            Normalize(result.Slice(start, classCount));
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

    /// <summary>exp of the logits, of several classes less the greatest of the row, so that it stays finite; all rows at once, as vectors.</summary>
    private static void Exponentiate(ReadOnlySpan<float> logits, Span<float> result, int classCount)
    {
        if (classCount == 1)
        {
            TensorPrimitives.Sigmoid(logits, result);
            return;
        }

        for (int start = 0; start < logits.Length; start += classCount)
        {
            ReadOnlySpan<float> row = logits.Slice(start, classCount);
            float greatest = float.NegativeInfinity;
            foreach (float value in row)
            {
                greatest = !(value <= greatest) ? value : greatest; // NaN stays
            }

            for (int c = 0; c < row.Length; c++)
            {
                result[start + c] = row[c] - greatest;
            }
        }

        TensorPrimitives.Exp(result, result);
    }

    private static void Normalize(Span<float> row)
    {
        if (row.Length == 1)
        {
            return;
        }

        float sum = 0;
        foreach (float value in row)
        {
            sum += value;
        }

        if (sum != 1 && sum > 0 && float.IsFinite(sum))
        {
            for (int c = 0; c < row.Length; c++)
            {
                row[c] /= sum;
            }
        }
        else if (!float.IsFinite(sum))
        {
            row.Fill(float.NaN);
        }
        else if (sum == 0)
        {
            row.Fill(1f / row.Length); // all zeros: no class is preferred
        }
    }
}
