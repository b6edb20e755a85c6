using CollapseGuard.Resampling;

namespace CollapseGuard.Peers;

/// <summary>Whether equal distances can decide about a row.</summary>
internal sealed class ReferenceTies(LabelledRows rows)
{
    // As far as any selector here looks, and one more.
    private const int Near = 7;

    // imbalanced-learn's distances come from a product of matrices: what differs by less than its rounding is equal to it.
    private const double Rounding = 1e-13;

    private readonly Dictionary<int, (int[] Near, bool HasTie)> known = [];

    /// <summary>Whether the row, or a row near it, has two equal distances among the nearest.</summary>
    public bool Explain(int row)
    {
        (int[] near, bool hasTie) = Look(row);
        return hasTie || near.Any(other => Look(other).HasTie);
    }

    private (int[] Near, bool HasTie) Look(int row)
    {
        if (known.TryGetValue(row, out (int[] Near, bool HasTie) result))
        {
            return result;
        }

        int d = rows.Columns;
        var distances = new double[rows.Count];
        double greatest = 0;
        for (int other = 0; other < distances.Length; other++)
        {
            double sum = 0, norm = 0;
            for (int c = 0; c < d; c++)
            {
                double a = rows.Features.Span[(row * d) + c], b = rows.Features.Span[(other * d) + c];
                sum += (a - b) * (a - b);
                norm += (a * a) + (b * b);
            }

            distances[other] = other == row ? double.NegativeInfinity : sum;
            greatest = Math.Max(greatest, norm);
        }

        int[] order = [.. Enumerable.Range(0, distances.Length).OrderBy(other => distances[other]).Skip(1).Take(Near)];
        bool hasTie = distances[order[0]] == 0 || order.Zip(order.Skip(1)).Any(pair => distances[pair.Second] - distances[pair.First] <= Rounding * greatest);
        return known[row] = (order, hasTie);
    }
}
