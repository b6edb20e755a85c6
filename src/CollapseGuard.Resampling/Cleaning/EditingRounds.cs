namespace CollapseGuard.Resampling;

/// <summary>Wilson's editing, once or again and again: rows whose neighbours disagree with their class are taken out.</summary>
internal sealed class EditingRounds
{
    private readonly SamplingRun run;
    private readonly Sampler sampler;
    private readonly EditingRule rule;
    private readonly RemainingNeighbors remaining;
    private readonly int[] counts;
    private readonly int smallest;

    /// <param name="run">The rows.</param>
    /// <param name="sampler">Whose strategy says which classes are cleaned; it is resolved anew in each round.</param>
    /// <param name="rule">When neighbours agree.</param>
    /// <param name="kept">Neighbours of each row found in one search: as many as any round asks for, and some to spare.</param>
    public EditingRounds(SamplingRun run, Sampler sampler, EditingRule rule, int kept)
    {
        this.run = run;
        this.sampler = sampler;
        this.rule = rule;
        remaining = new RemainingNeighbors(run.Neighborhoods, kept);
        counts = [.. run.Rows.ClassCounts];
        smallest = Classes.Smallest;
    }

    /// <summary>The rows left, ascending.</summary>
    public int[] Left => [.. Enumerable.Range(0, run.Rows.Count).Where(row => !remaining.IsGone(row))];

    /// <summary>Whether k other rows are left, so that a round with k neighbours is possible.</summary>
    public bool Allows(int k) => remaining.Count > k;

    /// <summary>The first class that lost all its rows, or -1.</summary>
    public int Vanished => FirstClass(c => counts[c] == 0);

    /// <summary>The first class, apart from the smallest of the input, that has become smaller than that one was, or -1.</summary>
    public int BelowSmallest => FirstClass(c => c != smallest && counts[c] < run.Rows.ClassCounts[smallest]);

    private ClassTable Classes => new(sampler.Name, SamplingKind.Cleaning, run.Rows.ClassNames, counts);

    /// <summary>Takes out the rows of targeted classes whose k nearest remaining rows disagree, all at once; returns how many.</summary>
    public int Round(int k)
    {
        SamplingPlan plan = sampler.Strategy.Resolve(Classes);
        int[] labels = run.Rows.Labels.ToArray();
        int[] asked = [.. Enumerable.Range(0, labels.Length).Where(row => plan.IsTargeted(labels[row]) && !remaining.IsGone(row))];
        var votes = new int[counts.Length];
        bool[] agree = remaining.Ask(asked, k, (row, near) => Agree(rule, labels, row, near, k, votes));
        var gone = new List<int>();
        for (int i = 0; i < asked.Length; i++)
        {
            if (!agree[i])
            {
                gone.Add(asked[i]);
                counts[labels[asked[i]]]--;
            }
        }

        remaining.Remove(gone);
        return gone.Count;
    }

    /// <summary>Whether the nearest rows agree with a row's class; null when more of them are needed to tell.</summary>
    /// <param name="rule">When they agree.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="row">The row.</param>
    /// <param name="near">Its nearest rows, at most k.</param>
    /// <param name="k">How many count.</param>
    /// <param name="votes">Room for a count a class.</param>
    public static bool? Agree(EditingRule rule, int[] labels, int row, ReadOnlySpan<int> near, int k, int[] votes)
    {
        int own = labels[row];
        if (rule == EditingRule.All)
        {
            foreach (int neighbor in near)
            {
                if (labels[neighbor] != own)
                {
                    return false;
                }
            }

            return near.Length < k ? null : true;
        }

        if (near.Length < k)
        {
            return null;
        }

        Array.Clear(votes);
        foreach (int neighbor in near)
        {
            votes[labels[neighbor]]++;
        }

        return Array.IndexOf(votes, votes.Max()) == own;
    }

    private int FirstClass(Func<int, bool> holds)
    {
        for (int c = 0; c < counts.Length; c++)
        {
            if (run.Rows.ClassCounts[c] > 0 && holds(c))
            {
                return c;
            }
        }

        return -1;
    }
}
