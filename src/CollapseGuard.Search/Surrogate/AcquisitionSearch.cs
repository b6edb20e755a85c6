namespace CollapseGuard.Search.Surrogate;

/// <summary>Finds the candidate of greatest acquisition: many places all over the space and around the best trials, then local search from the best of them.</summary>
/// <remarks>Without gradients: with rounded whole numbers and choices the surface has steps.</remarks>
internal sealed class AcquisitionSearch(ProposalState state, Acquisition acquisition, Random random)
{
    private const int Places = 512, AroundEach = 32, Climbs = 6, Rounds = 12, StepsARound = 16;

    private readonly int axes = state.Space.Ranges.Count;

    /// <summary>The best candidate that was not proposed before; null if none was met.</summary>
    /// <param name="known">Good candidates, around which to look.</param>
    /// <param name="cancellationToken">Ends the search between two climbs.</param>
    public Candidate? Best(IEnumerable<Candidate> known, CancellationToken cancellationToken)
    {
        var met = new List<Place>();
        double[] units = LatinHypercube.Draw(random, Places, axes);
        for (int i = 0; i < Places; i++)
        {
            Meet(met, units.AsSpan(i * axes, axes));
        }

        var place = new double[axes];
        foreach (Candidate candidate in known)
        {
            for (int i = 0; i < AroundEach; i++)
            {
                Step(UnitOf(candidate), place, Math.Pow(10, -.5 - (2.5 * random.NextDouble())));
                Meet(met, place);
            }
        }

        Place? best = null;
        foreach (Place start in met.OrderByDescending(p => p.Value).Take(Climbs).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Place reached = Climb(start);
            best = best is null || reached.Value > best.Value ? reached : best;
        }

        return best?.Candidate;
    }

    private Place Climb(Place at)
    {
        double step = .2;
        var steps = new List<Place>();
        var place = new double[axes];
        for (int round = 0; round < Rounds; round++)
        {
            steps.Clear();
            for (int i = 0; i < StepsARound; i++)
            {
                Step(at.Unit, place, step);
                Meet(steps, place);
            }

            Place? better = steps.Where(s => s.Value > at.Value).MaxBy(s => s.Value);
            at = better ?? at;
            step *= better is null ? .4 : 1;
        }

        return at;
    }

    /// <summary>A normal step along a few axes; a choice is drawn anew, since its neighbours mean nothing.</summary>
    private void Step(ReadOnlySpan<double> from, Span<double> to, double size)
    {
        int always = random.Next(axes);
        double share = Math.Min(1, 2.0 / axes);
        for (int i = 0; i < axes; i++)
        {
            SearchRange range = state.Space.Ranges[i];
            bool moves = i == always || random.NextDouble() < share;
            // At least half a whole number on average: smaller steps would stay in place.
            double width = range.Count is { } count && range.Kind == RangeKind.Integer ? Math.Max(size, 1.0 / count) : size;
            to[i] = !moves ? from[i]
                : range.Kind == RangeKind.Categorical ? random.NextDouble()
                : Reflect(from[i] + (width * Normal()));
        }
    }

    private void Meet(List<Place> met, ReadOnlySpan<double> unit)
    {
        Candidate candidate = state.Space.FromUnit(state.Number, unit);
        if (!state.Proposed.Contains(candidate))
        {
            met.Add(new Place(unit.ToArray(), candidate, acquisition.Of(candidate)));
        }
    }

    private double[] UnitOf(Candidate candidate)
    {
        var unit = new double[axes];
        for (int i = 0; i < axes; i++)
        {
            SearchRange range = state.Space.Ranges[i];
            unit[i] = range.Kind switch
            {
                RangeKind.Categorical or RangeKind.Integer => (candidate.Values[i] - range.Minimum + .5) / (range.Maximum - range.Minimum + 1),
                _ => range.ToUnit(candidate.Values[i]),
            };
        }

        return unit;
    }

    /// <summary>Box and Muller.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Back inside from a wall: optima often lie on one.</summary>
    private static double Reflect(double value) => Math.Clamp(value < 0 ? -value * .1 : value > 1 ? 1 - ((value - 1) * .1) : value, 0, 1);

    private sealed record Place(double[] Unit, Candidate Candidate, double Value);
}
