using System.Diagnostics;

namespace CollapseGuard.Torch.Watching;

/// <summary>Decides when to look: the first steps and then ever more rarely in any case, between them as often as the budget allows by the cost measured so far.</summary>
internal sealed class SamplingSchedule(double budget, bool everyStep)
{
    private const int First = 32;
    private const double Growth = 1.15;
    private const double DeepGrowth = 2;

    // A look costs the loop more than its own time: it leaves the caches to its own numbers. The rest of the budget is for that.
    private const double LightShare = .35;
    private const double DeepShare = .1;

    // The first looks compile code and warm caches: a cost of the start, which would take hundreds of thousands of short steps to earn back.
    private const int FirstLights = First;
    private const int FirstDeeps = 3;

    /// <summary>A gap of more than so many usual ones is a pause (another model's turn, a validation, a debugger): it counts as one step, and is no credit for a burst of looks.</summary>
    private const int MostGaps = 8;

    private long latest = Stopwatch.GetTimestamp();
    private double usualGap;
    private double loopTime;
    private long steps;
    private long nextSure = First;
    private long nextDeep = 1;
    private double lightCost;
    private double deepCost;
    private long spentLight;
    private long spentDeep;
    private int lights;
    private int deeps;

    /// <summary>Counts a step; true when loss and outputs should be looked at.</summary>
    public bool WantsLight()
    {
        steps++;
        CountTime();
        if (everyStep || steps <= First)
        {
            return true;
        }

        if (steps >= nextSure)
        {
            nextSure = (long)Math.Ceiling(steps * Growth);
            return true;
        }

        return spentLight + lightCost < Allowance * LightShare;
    }

    /// <summary>True when a step that is looked at should also be looked into: layers, gradients, trial steps.</summary>
    public bool WantsDeep()
    {
        if (steps >= nextDeep)
        {
            nextDeep = (long)Math.Ceiling(steps * DeepGrowth);
            return true;
        }

        return deeps > 0 && spentDeep + deepCost < Allowance * DeepShare;
    }

    /// <summary>Books the cost of a look.</summary>
    public void Spent(long ticks, bool isDeep)
    {
        if (isDeep)
        {
            deepCost = ++deeps <= FirstDeeps ? ticks : (.7 * deepCost) + (.3 * ticks);
            spentDeep = deeps <= FirstDeeps ? deeps * ticks : spentDeep + ticks;
        }
        else
        {
            lightCost = ++lights <= FirstLights ? ticks : (.8 * lightCost) + (.2 * ticks);
            spentLight = lights <= FirstLights ? lights * ticks : spentLight + ticks;
        }
    }

    private double Allowance => budget * loopTime;

    private void CountTime()
    {
        long now = Stopwatch.GetTimestamp();
        double gap = now - latest;
        latest = now;
        if (steps <= 2)
        {
            loopTime += usualGap = gap;
            return;
        }

        // A loop that has become slower for good is followed within some ten steps.
        double most = MostGaps * usualGap;
        loopTime += gap > most ? usualGap : gap;
        usualGap = (.95 * usualGap) + (.05 * Math.Min(gap, most));
    }
}
