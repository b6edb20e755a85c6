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
        for (int place = 0; place < places; place++)
        {
            Span<float> target = Panels.Span[((place / PanelKernel.Width * PanelKernel.Width * columns) + (place % PanelKernel.Width))..];
            if (place < order.Length)
            {
                double norm = frame.Place(points.Slice(order[place] * columns, columns), target, PanelKernel.Width);
                Norms[place] = norm;
                GreatestNorm = Math.Max(GreatestNorm, norm);
                LoweredNorms.Span[place] = (float)(norm * (1 - frame.Slack));
                continue;
            }

            // Places beyond the last point can never be near.
            LoweredNorms.Span[place] = float.PositiveInfinity;
            for (int c = 0; c < columns; c++)
            {
                target[c * PanelKernel.Width] = 0;
            }
        }

        Boxes = new LeafBoxes(this);
    }

    /// <summary>The point at each place.</summary>
    public int[] Order { get; }

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
}
