namespace CollapseGuard.Monitoring;

/// <content>Save and restore.</content>
public sealed partial class CollapseAlarm
{
    private const double Version = 1;

    /// <summary>All that was learnt, as numbers to keep beside a checkpoint: a resumed run then stays one run with one false-alarm rate.</summary>
    public double[] Save()
    {
        var numbers = new AlarmNumbers([]);
        numbers.Write(Version);
        numbers.Write(OutputCount);
        numbers.Write(classes is null ? 0 : 1);
        numbers.Write(outputs.Length);
        numbers.Write(LastStep);
        numbers.Write(UsableBatches);
        numbers.Write(SkippedBatches);
        numbers.Write(NonFiniteBatches);
        numbers.Write(LastNarrowShare);
        numbers.Write(RunningNarrowShare);
        all?.Save(numbers);
        foreach (AlarmChannel output in outputs)
        {
            output.Save(numbers);
        }

        foreach (long count in classes is null ? [] : classes.Seen)
        {
            numbers.Write(count);
        }

        return numbers.ToArray();
    }

    /// <summary>Goes on where <see cref="Save"/> left off; the options must be those of the saved alarm.</summary>
    /// <param name="saved">What <see cref="Save"/> returned.</param>
    /// <exception cref="FormatException">Not the numbers of an alarm with these options; the alarm is then as new.</exception>
    public void Restore(ReadOnlySpan<double> saved)
    {
        Reset();
        var numbers = new AlarmNumbers(saved.ToArray());
        try
        {
            Read(numbers);
        }
        catch (FormatException)
        {
            Reset();
            throw;
        }
    }

    private void Read(AlarmNumbers numbers)
    {
        Require(numbers.Read() == Version);
        long outputCount = numbers.ReadCount();
        bool isClasses = numbers.ReadCount() == 1;
        long watched = numbers.ReadCount();
        Require(outputCount is >= 0 and <= int.MaxValue && watched == (outputCount == 0 ? 0 : isClasses ? 1 : Math.Min(outputCount, options.MaxOutputs)));
        if (outputCount > 0 && isClasses)
        {
            BeginClasses((int)outputCount);
        }
        else if (outputCount > 0)
        {
            BeginRegression((int)outputCount);
        }

        LastStep = numbers.ReadCount();
        UsableBatches = numbers.ReadCount();
        SkippedBatches = numbers.ReadCount();
        NonFiniteBatches = numbers.ReadCount();
        LastNarrowShare = numbers.Read();
        RunningNarrowShare = numbers.Read();
        ReadChannels(numbers);
        Require(numbers.IsAtEnd);
    }

    private void ReadChannels(AlarmNumbers numbers)
    {
        all?.Restore(numbers);
        foreach (AlarmChannel output in outputs)
        {
            output.Restore(numbers);
        }

        if (classes is not null)
        {
            foreach (ref long count in classes.Seen)
            {
                count = numbers.ReadCount();
            }

            classes.Restored();
        }
    }

    private static void Require(bool isAsSaved)
    {
        if (!isAsSaved)
        {
            throw new FormatException("'saved' does not hold the numbers of an alarm with these options; pass what Save returned, unchanged.");
        }
    }
}
