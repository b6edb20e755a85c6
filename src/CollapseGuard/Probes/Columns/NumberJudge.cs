using MathNet.Numerics;

namespace CollapseGuard.Probes.Columns;

/// <summary>Predicts numbers by the mean of the other rows.</summary>
internal sealed class NumberJudge : IColumnJudge
{
    private readonly ReadOnlyMemory<float> values;
    private readonly double mean;
    private readonly double constantError;
    private readonly bool isBeyondChance;

    public NumberJudge(ReadOnlyMemory<float> values, int[] rows)
    {
        this.values = values;
        mean = rows.Length == 0 ? double.NaN : rows.Average(row => (double)values.Span[row]);
        constantError = rows.Sum(row => Square(values.Span[row] - mean));

        // Probability that shuffled labels rise or fall throughout: 2 ∏ m! / n! over the counts m of equal labels.
        double orders = SpecialFunctions.FactorialLn(rows.Length) - rows.CountBy(row => values.Span[row]).Sum(label => SpecialFunctions.FactorialLn(label.Value));
        isBeyondChance = 2 * Math.Exp(-orders) <= ClassJudge.MostChance;
    }

    public double Skill(ColumnGroups groups)
    {
        double error = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            error += Error(groups, group);
        }

        return constantError > 0 ? 1 - (error / constantError) : double.NaN;
    }

    /// <summary>Equal labels within each value, and rising or falling from value to value; categories have no order to rise in and need only the former.</summary>
    public bool IsExact(ColumnGroups groups)
    {
        bool rises = false, falls = false;
        int shared = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            float label = values.Span[groups[group][0]];
            foreach (int row in groups[group])
            {
                if (values.Span[row] != label)
                {
                    return false;
                }
            }

            shared += groups.Size(group) > 1 ? groups.Size(group) : 0;
            if (group > groups.FirstPresent)
            {
                float before = values.Span[groups[group - 1][0]];
                (rises, falls) = (rises || label > before, falls || label < before);
            }
        }

        return constantError > 0 && (groups.IsOrdered ? rises != falls && isBeyondChance : shared >= ClassJudge.LeastShared * groups.Rows.Length);
    }

    private double Error(ColumnGroups groups, int group)
    {
        (int first, int end) = Neighborhood.Around(groups, group);
        double sum = 0;
        int others = -1;
        for (int near = first; near < end; near++)
        {
            foreach (int row in groups[near])
            {
                sum += values.Span[row] - mean;
            }

            others += groups.Size(near);
        }

        double error = 0;
        foreach (int row in groups[group])
        {
            double own = values.Span[row] - mean;
            error += Square(others == 0 ? own : own - ((sum - own) / others));
        }

        return error;
    }

    private static double Square(double x) => x * x;
}
