using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Reads the scores of a view or of a row as plain floats.</summary>
internal static class ModelAnswers
{
    /// <summary>Scores in a row.</summary>
    public static int Width(DataViewSchema.Column score) => score.Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>The scores of all rows, n x width, row-major.</summary>
    public static float[] Of(IDataView scored, string scoreColumnName)
    {
        var score = new MatrixSink(scored.Schema[scoreColumnName]);
        ViewPass.Run(scored, CancellationToken.None, score);
        return score.Values.ToArray();
    }

    /// <summary>What writes the scores of the row at hand.</summary>
    public static ReadRow Reader(DataViewRow row, DataViewSchema.Column score)
    {
        if (score.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<float>> vector = row.GetGetter<VBuffer<float>>(score);
            VBuffer<float> buffer = default;
            return into =>
            {
                vector(ref buffer);
                buffer.CopyTo(into);
            };
        }

        ValueGetter<float> number = NumberGetter.Floats(row, score);
        return into => number(ref into[0]);
    }

    /// <summary>Rows in which two answers differ beyond float rounding, and the greatest difference over the greatest magnitude.</summary>
    public static (long DifferentRows, double GreatestDifference) Compare(ReadOnlySpan<float> first, ReadOnlySpan<float> second, int width)
    {
        double scale = 0, greatest = 0;
        foreach (float value in first)
        {
            scale = float.IsFinite(value) ? Math.Max(scale, Math.Abs(value)) : scale;
        }

        long different = 0;
        for (int row = 0; row < first.Length / width; row++)
        {
            bool differs = false;
            for (int i = row * width; i < (row + 1) * width; i++)
            {
                double difference = first[i].Equals(second[i]) ? 0 : Math.Abs((double)first[i] - second[i]);
                differs |= !(difference <= Probes.ResponseProbe.Jitter * scale);
                greatest = double.IsFinite(difference) ? Math.Max(greatest, difference) : greatest;
            }

            different += differs ? 1 : 0;
        }

        return (different, scale > 0 ? greatest / scale : 0);
    }

    /// <summary>Writes the scores of one row.</summary>
    /// <param name="into">One float a score.</param>
    internal delegate void ReadRow(Span<float> into);
}
