using System.Numerics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Joint moments of many numeric columns, missing and non-finite numbers counted as the column's mean.</summary>
/// <remarks>
/// Sums are of d = x - origin with d = 0 where x is missing, and of v = 1 where it is present: from Σdd', Σdv' and Σvv' the mean may be put in
/// for what is missing afterwards, when it is known. Time and memory grow with the square of the number of columns. Belongs to one thread at a time.
/// </remarks>
internal sealed class CorrelationAccumulator
{
    /// <summary>Rows at a time, so that the copies of the columns stay small however long a block is.</summary>
    private const int MostRows = DataBlock.DefaultCapacity;

    private readonly int k;
    private readonly double[] origins;
    private readonly bool[] hasOrigin;
    private readonly double[] products;   // Σ d_i d_j, lower triangle
    private readonly double[] presentSums; // [i, j] = Σ d_i v_j
    private readonly double[] presentPairs; // Σ v_i v_j, symmetric
    private double[] deviations = [];
    private double[] presence = [];
    private long rows;

    public CorrelationAccumulator(int columns)
    {
        k = columns;
        origins = new double[k];
        hasOrigin = new bool[k];
        products = new double[k * k];
        presentSums = new double[k * k];
        presentPairs = new double[k * k];
    }

    /// <summary>Adds a block of rows.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="columns">The k numeric columns among them.</param>
    public void Add(DataBlock block, ReadOnlySpan<int> columns)
    {
        for (int first = 0; first < block.RowCount; first += MostRows)
        {
            Add(block, columns, first, Math.Min(MostRows, block.RowCount - first));
        }
    }

    public void Merge(CorrelationAccumulator other)
    {
        double[] shift = new double[k];
        for (int c = 0; c < k; c++)
        {
            shift[c] = hasOrigin[c] && other.hasOrigin[c] ? other.origins[c] - origins[c] : 0;
            (origins[c], hasOrigin[c]) = hasOrigin[c] ? (origins[c], true) : (other.origins[c], other.hasOrigin[c]);
        }

        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double pairs = other.presentPairs[(i * k) + j];
                products[(i * k) + j] += j > i ? 0 : other.products[(i * k) + j] + (shift[i] * other.presentSums[(j * k) + i])
                    + (shift[j] * other.presentSums[(i * k) + j]) + (shift[i] * shift[j] * pairs);
                presentSums[(i * k) + j] += other.presentSums[(i * k) + j] + (shift[i] * pairs);
                presentPairs[(i * k) + j] += pairs;
            }
        }

        rows += other.rows;
    }

    public void Reset()
    {
        Array.Clear(hasOrigin);
        Array.Clear(origins);
        Array.Clear(products);
        Array.Clear(presentSums);
        Array.Clear(presentPairs);
        rows = 0;
    }

    /// <summary>The correlations seen so far.</summary>
    /// <param name="names">Names of the k columns.</param>
    /// <param name="isConstant">Which of them are constant: they correlate with nothing, whatever rounding says.</param>
    /// <param name="columnsLeftOut">Numeric columns that were not paired.</param>
    public CorrelationSummary Summarize(IReadOnlyList<string> names, ReadOnlySpan<bool> isConstant, int columnsLeftOut)
    {
        double[] packed = new double[k * (k - 1) / 2];
        for (int i = 1, at = 0; i < k; i++)
        {
            for (int j = 0; j < i; j++, at++)
            {
                packed[at] = isConstant[i] || isConstant[j] ? double.NaN
                    : Math.Clamp(Imputed(i, j) / Math.Sqrt(Imputed(i, i)) / Math.Sqrt(Imputed(j, j)), -1, 1);
            }
        }

        return new CorrelationSummary(names, packed, rows, columnsLeftOut);
    }

    private void Add(DataBlock block, ReadOnlySpan<int> columns, int first, int n)
    {
        int lanes = Vector<double>.Count, stride = (n + lanes - 1) / lanes * lanes;
        if (deviations.Length < k * stride)
        {
            (deviations, presence) = (new double[k * stride], new double[k * stride]);
        }

        List<int> incomplete = [];
        Span<double> sums = stackalloc double[k];
        for (int c = 0; c < k; c++)
        {
            Span<double> into = deviations.AsSpan(c * stride, stride);
            into[n..].Clear();
            if (!Center(c, block.Numbers(columns[c]).Slice(first, n), into, out sums[c]))
            {
                incomplete.Add(c);
                MarkPresent(block.Numbers(columns[c]).Slice(first, n), presence.AsSpan(c * stride, stride));
            }
        }

        PairProducts.AddLower(deviations, deviations, stride, n, k, products);
        AddComplete(sums, n);
        foreach (int c in incomplete)
        {
            CorrectIncomplete(c, sums, n, stride, incomplete);
        }

        rows += n;
    }

    /// <summary>Σ of products of deviations from the means, with 0 where a number is missing.</summary>
    private double Imputed(int i, int j)
    {
        double meanI = Mean(i), meanJ = Mean(j);
        return products[(Math.Max(i, j) * k) + Math.Min(i, j)] - (meanJ * presentSums[(i * k) + j]) - (meanI * presentSums[(j * k) + i])
            + (meanI * meanJ * presentPairs[(i * k) + j]);
    }

    private double Mean(int i) => presentPairs[(i * k) + i] is var n && n > 0 ? presentSums[(i * k) + i] / n : 0;

    private bool Center(int c, ReadOnlySpan<double> values, Span<double> into, out double sum)
    {
        if (!hasOrigin[c])
        {
            FindOrigin(c, values);
        }

        double origin = origins[c];
        System.Numerics.Tensors.TensorPrimitives.Subtract(values, origin, into);
        sum = System.Numerics.Tensors.TensorPrimitives.Sum<double>(into[..values.Length]);
        if (double.IsFinite(sum))
        {
            return true;
        }

        sum = 0;
        foreach (ref double d in into[..values.Length])
        {
            d = double.IsFinite(d) ? d : 0;
            sum += d;
        }

        return false;
    }

    /// <summary>The mean of the first finite numbers: near enough to the final one that nothing is lost to cancellation.</summary>
    private void FindOrigin(int c, ReadOnlySpan<double> values)
    {
        MomentSummary first = MomentKernel.Measure(values, out _, out _);
        (origins[c], hasOrigin[c]) = (first.Mean, first.Count > 0);
    }

    private static void MarkPresent(ReadOnlySpan<double> values, Span<double> into)
    {
        for (int i = 0; i < values.Length; i++)
        {
            into[i] = double.IsFinite(values[i]) ? 1 : 0;
        }

        into[values.Length..].Clear();
    }

    /// <summary>As if every column were complete in this block.</summary>
    private void AddComplete(ReadOnlySpan<double> sums, int n)
    {
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                presentSums[(i * k) + j] += sums[i];
                presentPairs[(i * k) + j] += n;
            }
        }
    }

    /// <summary>Puts right what <see cref="AddComplete"/> assumed of a column that is not.</summary>
    private void CorrectIncomplete(int c, ReadOnlySpan<double> sums, int n, int stride, List<int> incomplete)
    {
        ReadOnlySpan<double> present = presence.AsSpan(c * stride, n);
        double count = System.Numerics.Tensors.TensorPrimitives.Sum(present);
        for (int i = 0; i < k; i++)
        {
            presentSums[(i * k) + c] += PairProducts.Dot(deviations.AsSpan(i * stride, n), present) - sums[i];
            if (!incomplete.Contains(i))
            {
                presentPairs[(i * k) + c] += count - n;
                presentPairs[(c * k) + i] += count - n;
            }
        }

        foreach (int i in incomplete)
        {
            presentPairs[(i * k) + c] += PairProducts.Dot(presence.AsSpan(i * stride, n), present) - n;
        }
    }
}
