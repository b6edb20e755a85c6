using System.Runtime.CompilerServices;

namespace CollapseGuard.Neighbors;

/// <summary>The points of an index, placed in its frame and packed for the product: panels of <see cref="PanelKernel.Width"/> points, column by column.</summary>
internal sealed class PackedPoints
{
    /// <summary>Points of a leaf: four panels, so that testing a leaf costs a few per cent of multiplying by it.</summary>
    public const int Leaf = 4 * PanelKernel.Width;

    public PackedPoints(ReadOnlySpan<float> points, int columns, int[] order, PointFrame frame)
    {
        Order = order;
        Columns = columns;
        LeafCount = (order.Length + Leaf - 1) / Leaf;
        int places = LeafCount * Leaf;
        Panels = new AlignedFloats(checked(places * columns));
        LoweredNorms = new AlignedFloats(places);
        Norms = new double[order.Length];
        PaddedOrder = order;
        if (places > order.Length)
        {
            PaddedOrder = new int[places];
            order.CopyTo(PaddedOrder, 0);
        }

        Boxes = new LeafBoxes(LeafCount, columns);

        // Places beyond the last point can never be near.
        Panels.Span[(order.Length / Leaf * Leaf * columns)..].Clear();
        LoweredNorms.Span[order.Length..].Fill(float.PositiveInfinity);
        var row = new float[columns];
        for (int place = 0; place < order.Length; place++)
        {
            double norm = frame.Place(points.Slice(order[place] * columns, columns), row);
            Norms[place] = norm;
            GreatestNorm = Math.Max(GreatestNorm, norm);
            LoweredNorms.From(place) = (float)(norm * (1 - frame.Slack));
            Boxes.Include(place / Leaf, row);
            Scatter(row, ref Panels.From((place / PanelKernel.Width * PanelKernel.Width * columns) + (place % PanelKernel.Width)), PanelKernel.Width);
        }

    }

    /// <summary>The point at each place.</summary>
    public int[] Order { get; }

    /// <summary>The same, for whole vectors: any row beyond the last point.</summary>
    public int[] PaddedOrder { get; }

    public int Columns { get; }

    public int LeafCount { get; }

    /// <summary>Panels one after the other, each <see cref="Columns"/> x <see cref="PanelKernel.Width"/>.</summary>
    public AlignedFloats Panels { get; }

    /// <summary>Squared norm of the point at each place, lowered by the error of the product; infinity beyond the last point.</summary>
    public AlignedFloats LoweredNorms { get; }

    /// <summary>Squared norm of the point at each place.</summary>
    public double[] Norms { get; }

    public double GreatestNorm { get; }

    public LeafBoxes Boxes { get; }

    /// <summary>Writes a row's numbers <paramref name="stride"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(ReadOnlySpan<float> row, ref float target, int stride)
    {
        for (int c = 0; c < row.Length; c++)
        {
            Unsafe.Add(ref target, c * stride) = row[c];
        }
    }
}
