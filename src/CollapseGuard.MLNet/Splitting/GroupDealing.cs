namespace CollapseGuard.MLNet.Splitting;

/// <summary>
/// Deals whole groups to parts so that every part comes near its share of every stratum: the largest group first, each to
/// where the squared distance from the shares grows least; then groups move while that lowers it. An exact answer is a
/// partition problem, which is NP-hard.
/// </summary>
internal sealed class GroupDealing
{
    /// <summary>Rounds of moves; a round without a move ends them sooner.</summary>
    private const int MostRounds = 20;

    private readonly Strata strata;
    private readonly double[] shares;
    private readonly double[] total;
    private readonly int[] partOfGroup;
    private readonly int[][] strataOfGroup;
    private readonly int[][] rowsOfGroup;
    private readonly double[] held;
    private readonly int[] groupsInPart;

    private GroupDealing(Strata strata, double[] shares)
    {
        this.strata = strata;
        this.shares = shares;
        total = [.. strata.Counts().Select(count => (double)Math.Max(count, 1))];
        partOfGroup = new int[strata.GroupCount];
        held = new double[shares.Length * strata.Count];
        groupsInPart = new int[shares.Length];

        // Sparse: most groups hold few strata.
        var counts = new Dictionary<int, int>[strata.GroupCount];
        for (int row = 0; row < strata.OfRow.Length; row++)
        {
            Dictionary<int, int> group = counts[strata.Groups![row]] ??= [];
            group[strata.OfRow[row]] = group.GetValueOrDefault(strata.OfRow[row]) + 1;
        }

        strataOfGroup = [.. counts.Select(group => group.Keys.Order().ToArray())];
        rowsOfGroup = [.. counts.Select((group, i) => strataOfGroup[i].Select(stratum => group[stratum]).ToArray())];
    }

    /// <summary>Deals the groups of <paramref name="strata"/>.</summary>
    /// <param name="strata">Rows with groups.</param>
    /// <param name="shares">The share of each part; sums to 1.</param>
    /// <param name="seed">Order of groups of equal size.</param>
    /// <exception cref="ArgumentException">There are fewer groups than parts.</exception>
    public static RowParts Deal(Strata strata, double[] shares, int seed)
    {
        if (strata.GroupCount < shares.Length)
        {
            throw new ArgumentException($"The rows have {strata.GroupCount} group(s); {shares.Length} parts need at least as many, for a group is never split. Ask for fewer parts, or group by a finer column.", nameof(strata));
        }

        var dealing = new GroupDealing(strata, shares);
        dealing.DealLargestFirst(seed);
        dealing.MoveWhileBetter();
        return new RowParts([.. strata.Groups!.Select(group => dealing.partOfGroup[group])], shares.Length);
    }

    private void DealLargestFirst(int seed)
    {
        int[] order = [.. Enumerable.Range(0, strata.GroupCount)];
        new Random(seed).Shuffle(order);
        order = [.. order.OrderByDescending(group => rowsOfGroup[group].Sum())];
        for (int i = 0; i < order.Length; i++)
        {
            // The last groups fill parts that would stay empty.
            int empty = groupsInPart.Count(count => count == 0);
            bool fill = order.Length - i <= empty;
            int best = -1;
            double least = double.PositiveInfinity;
            for (int part = 0; part < shares.Length; part++)
            {
                double growth = Growth(order[i], part);
                if ((!fill || groupsInPart[part] == 0) && growth < least)
                {
                    (best, least) = (part, growth);
                }
            }

            Place(order[i], best, 1);
        }
    }

    private void MoveWhileBetter()
    {
        bool moved = true;
        for (int round = 0; moved && round < MostRounds; round++)
        {
            moved = false;
            for (int group = 0; group < partOfGroup.Length; group++)
            {
                int from = partOfGroup[group];
                if (groupsInPart[from] == 1)
                {
                    continue;
                }

                Place(group, from, -1);
                int best = from;
                double least = Growth(group, from) - 1e-12; // a gain within rounding is none
                for (int part = 0; part < shares.Length; part++)
                {
                    double growth = Growth(group, part);
                    if (growth < least)
                    {
                        (best, least) = (part, growth);
                    }
                }

                Place(group, best, 1);
                moved |= best != from;
            }
        }
    }

    /// <summary>By how much the group would change the sum over strata of (share held - share wanted)².</summary>
    private double Growth(int group, int part)
    {
        double growth = 0;
        for (int i = 0; i < strataOfGroup[group].Length; i++)
        {
            int stratum = strataOfGroup[group][i];
            double before = (held[(part * strata.Count) + stratum] / total[stratum]) - shares[part];
            double after = before + (rowsOfGroup[group][i] / total[stratum]);
            growth += (after * after) - (before * before);
        }

        return growth;
    }

    private void Place(int group, int part, int sign)
    {
        for (int i = 0; i < strataOfGroup[group].Length; i++)
        {
            held[(part * strata.Count) + strataOfGroup[group][i]] += sign * rowsOfGroup[group][i];
        }

        groupsInPart[part] += sign;
        partOfGroup[group] = part;
    }
}
