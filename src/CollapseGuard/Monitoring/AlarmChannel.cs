namespace CollapseGuard.Monitoring;

/// <summary>One sequence of batches under the alarm: an output, or all outputs together.</summary>
/// <param name="requiredEvidence">Wealth that raises the alarm, 1/a.</param>
/// <param name="options">Definitions in force.</param>
internal sealed class AlarmChannel(double requiredEvidence, CollapseAlarmOptions options)
{
    private const double Never = -1;
    private readonly ArmingEvidence arming = new(options.ArmingEvidence);
    private readonly BettingWealth wealth = new(options.BorderShare);

    public long? ArmedAtStep { get; private set; }

    public long? AlarmStep { get; private set; }

    public CollapseAlarmKind Kind { get; private set; }

    public double Evidence => wealth.Value;

    public double RequiredEvidence => requiredEvidence;

    public long Counted => wealth.Count;

    /// <summary>Takes the shares of a usable batch: first what they tell of working, as long as that is open, then of a collapse.</summary>
    public void Observe(long step, PairShares shares)
    {
        if (ArmedAtStep is null && step >= options.ArmingStart)
        {
            arming.Add(shares);
            if (arming.IsReached)
            {
                // What armed the alarm is no evidence against it: counting starts with the next batch.
                Arm(step);
                return;
            }
        }

        ObserveShare(step, shares.NarrowShare);
    }

    public void Arm(long step) => ArmedAtStep ??= step;

    /// <summary>Counts the narrow share of a usable batch once armed or past the patience; an alarm stays.</summary>
    public void ObserveShare(long step, double narrowShare)
    {
        if (AlarmStep is not null || (ArmedAtStep is null && step < options.Patience))
        {
            return;
        }

        wealth.Add(narrowShare);
        if (wealth.Value >= requiredEvidence)
        {
            AlarmStep = step;
            Kind = ArmedAtStep is null ? CollapseAlarmKind.PastPatience : CollapseAlarmKind.AfterArming;
        }
    }

    public void Save(AlarmNumbers numbers)
    {
        arming.Save(numbers);
        wealth.Save(numbers);
        numbers.Write(ArmedAtStep ?? Never);
        numbers.Write(AlarmStep ?? Never);
        numbers.Write((double)Kind);
    }

    public void Restore(AlarmNumbers numbers)
    {
        arming.Restore(numbers);
        wealth.Restore(numbers);
        ArmedAtStep = numbers.ReadStep();
        AlarmStep = numbers.ReadStep();
        Kind = (CollapseAlarmKind)numbers.ReadCount();
    }
}
