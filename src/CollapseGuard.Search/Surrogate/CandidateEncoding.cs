namespace CollapseGuard.Search.Surrogate;

/// <summary>Candidates as points for a kernel: a number by its place in [0, 1], a choice one-hot.</summary>
/// <remarks>One-hot entries are 1/√2, so that two choices are as far apart as the two ends of a range.</remarks>
internal sealed class CandidateEncoding
{
    private readonly SearchSpace space;
    private readonly int[] first;

    public CandidateEncoding(SearchSpace space)
    {
        this.space = space;
        first = new int[space.Ranges.Count + 1];
        for (int r = 0; r < space.Ranges.Count; r++)
        {
            first[r + 1] = first[r] + (space.Ranges[r].Kind == RangeKind.Categorical ? space.Ranges[r].Choices.Count : 1);
        }
    }

    /// <summary>Numbers in a point.</summary>
    public int Width => first[^1];

    /// <summary>Ranges, each with a length of its own.</summary>
    public int Ranges => first.Length - 1;

    /// <summary>Writes the point of a candidate; whole numbers are rounded already, which is the rounding inside the kernel.</summary>
    public void Encode(ReadOnlySpan<double> values, Span<double> point)
    {
        point.Clear();
        for (int r = 0; r < Ranges; r++)
        {
            if (space.Ranges[r].Kind == RangeKind.Categorical)
            {
                point[first[r] + (int)values[r]] = Math.Sqrt(.5);
            }
            else
            {
                point[first[r]] = space.Ranges[r].ToUnit(values[r]);
            }
        }
    }

    /// <summary>The points of candidates, n x <see cref="Width"/>, row-major.</summary>
    public double[] Encode(IReadOnlyList<Candidate> candidates)
    {
        var points = new double[candidates.Count * Width];
        for (int i = 0; i < candidates.Count; i++)
        {
            Encode(candidates[i].Values, points.AsSpan(i * Width, Width));
        }

        return points;
    }

    /// <summary>The squared distance of two points along one range.</summary>
    public double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int range)
    {
        double sum = 0;
        for (int i = first[range]; i < first[range + 1]; i++)
        {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>The weight of each number of a point for given lengths of the ranges: 1/length.</summary>
    public double[] InverseLengths(ReadOnlySpan<double> logLengths)
    {
        var weights = new double[Width];
        for (int r = 0; r < Ranges; r++)
        {
            weights.AsSpan(first[r]..first[r + 1]).Fill(Math.Exp(-logLengths[r]));
        }

        return weights;
    }
}
