using MathNet.Numerics;

namespace CollapseGuard.Probes.Columns;

/// <summary>Predicts classes by the most frequent one among the other rows; ties go to the class that is more frequent altogether.</summary>
internal sealed class ClassJudge : IColumnJudge
{
    /// <summary>Of a million orders of the labels at most one may look exact by chance.</summary>
    public const double MostChance = 1e-6;

    /// <summary>Share of rows that must share their category with another row before purity says anything.</summary>
    public const double LeastShared = .9;

    private readonly ReadOnlyMemory<int> codes;
    private readonly int[] totals;
    private readonly int[] counts;
    private readonly List<int> seen = [];
    private readonly int rows;
    private readonly int favourite;

    public ClassJudge(ReadOnlyMemory<int> codes, int classCount, int[] rows)
    {
        this.codes = codes;
        this.rows = rows.Length;
        totals = new int[classCount];
        counts = new int[classCount];
        foreach (int row in rows)
        {
            totals[codes.Span[row]]++;
        }

        favourite = Array.IndexOf(totals, totals.Max());
    }

    private int ConstantErrors => rows - totals[favourite];

    public double Skill(ColumnGroups groups)
    {
        int errors = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            errors += Errors(groups, group);
        }

        return ConstantErrors == 0 ? double.NaN : 1 - ((double)errors / ConstantErrors);
    }

    public bool IsExact(ColumnGroups groups)
    {
        int runs = 0, shared = 0, last = -1;
        var met = new HashSet<int>();
        for (int group = 0; group < groups.Count; group++)
        {
            int label = codes.Span[groups[group][0]];
            foreach (int row in groups[group])
            {
                if (codes.Span[row] != label)
                {
                    return false;
                }
            }

            shared += groups.Size(group) > 1 ? groups.Size(group) : 0;
            if (group >= groups.FirstPresent)
            {
                met.Add(label);
                runs += label != last || group == groups.FirstPresent ? 1 : 0;
                last = label;
            }
        }

        return ConstantErrors > 0 && (groups.IsOrdered ? runs == met.Count && ChanceOfBlocks() <= MostChance : shared >= LeastShared * rows);
    }

    /// <summary>Probability that shuffled labels fall into one block a class: k! ∏ n_i! / n!.</summary>
    private double ChanceOfBlocks() => Math.Exp(
        SpecialFunctions.FactorialLn(totals.Count(t => t > 0)) + totals.Sum(SpecialFunctions.FactorialLn) - SpecialFunctions.FactorialLn(rows));

    private int Errors(ColumnGroups groups, int group)
    {
        (int first, int end) = Neighborhood.Around(groups, group);
        for (int near = first; near < end; near++)
        {
            Count(groups[near], 1);
        }

        int errors = 0;
        foreach (int row in groups[group])
        {
            errors += Best(codes.Span[row]) == codes.Span[row] ? 0 : 1;
        }

        for (int near = first; near < end; near++)
        {
            Count(groups[near], -1);
        }

        seen.Clear();
        return errors;
    }

    private void Count(ReadOnlySpan<int> group, int by)
    {
        foreach (int row in group)
        {
            int code = codes.Span[row];
            if (by > 0 && counts[code] == 0)
            {
                seen.Add(code);
            }

            counts[code] += by;
        }
    }

    /// <summary>The most frequent class here without one row of its own class; the most frequent of all where no other row speaks.</summary>
    private int Best(int own)
    {
        int best = favourite, most = 0;
        foreach (int code in seen)
        {
            int count = counts[code] - (code == own ? 1 : 0);
            if (count > most || (count == most && most > 0 && (totals[code], -code).CompareTo((totals[best], -best)) > 0))
            {
                (best, most) = (code, count);
            }
        }

        return best;
    }
}
