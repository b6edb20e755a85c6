using System.Numerics.Tensors;
using CollapseGuard.Observations;

namespace CollapseGuard.Monitoring;

/// <summary>Sequential test for "the outputs became constant during training", with false alarms bounded over a run of any length.</summary>
/// <remarks>
/// <para><b>What is a collapse.</b> On a plateau at the start outputs <i>are</i> constant, and no statistics can tell such a plateau from a
/// collapse; the definition must. Collapse = the outputs became constant after they had been shown to vary and to rank (<i>armed</i>),
/// or are still constant after <see cref="CollapseAlarmOptions.Patience"/> steps. Before either, nothing is counted and no alarm is possible.
/// </para>
/// <para><b>What is counted.</b> Of each batch the share Z of narrow pairs, among pairs of rows with different targets: pairs whose outputs
/// differ by less than 5 % of what the targets differ by (classes: by less than 5 % of the spread of two random labels, and by less than .25
/// in every log-odds). Scores are judged, not decisions; a change of scale of outputs and targets changes nothing. A batch
/// without such a pair is skipped.</para>
/// <para><b>The bound.</b> Null: at every counted batch the expected Z given the past is at most .35, the border (a regression with a spread of
/// 8 % of the target's; calibrated R² .0067). Then the wealth of <see cref="Evidence"/> reaches 1/a with probability at most a, by
/// Ville's inequality: for runs of any length, any dependence of rows within a batch, and any choice of sampled batches that
/// looks at the past only. Proof and figures: docs/decisions/0009-anytime-valid-alarm.md, docs/results/alarm.md.</para>
/// <para><b>Several outputs.</b> The alarm is about all outputs: its Z is the least over outputs, so that one living output
/// keeps a run within the null. Each output has a test of its own besides (<see cref="OutputAlarmStep"/>). Half of the
/// rate goes to the alarm, the other half is split evenly over the outputs: the union stays within the rate.</para>
/// <para>Deterministic; allocates nothing after the first batch. Belongs to one thread at a time.</para>
/// </remarks>
public sealed partial class CollapseAlarm
{
    private const double RunningWeight = 0.1;
    private readonly CollapseAlarmOptions options;
    private PairShares[] shares = [];
    private AlarmChannel[] outputs = [];
    private AlarmChannel? all;
    private RegressionPairs? regression;
    private ClassPairs? classes;

    /// <summary>Makes an alarm that has seen nothing.</summary>
    /// <param name="options">How it decides; null for the defaults.</param>
    public CollapseAlarm(CollapseAlarmOptions? options = null) => this.options = options ?? CollapseAlarmOptions.Default;

    /// <summary>Number of outputs a row, fixed by the first batch; 0 before.</summary>
    public int OutputCount { get; private set; }

    /// <summary>Whether the outputs have been shown to vary and to rank; with several outputs, those of one suffice.</summary>
    public bool IsArmed => ArmedAtStep is not null;

    /// <summary>Step at which the alarm was armed; null before.</summary>
    public long? ArmedAtStep => all?.ArmedAtStep;

    /// <summary>Step at which the alarm was raised; null before. It stays until <see cref="Reset"/>.</summary>
    public long? AlarmStep => all?.AlarmStep;

    /// <summary>Which definition of a collapse the alarm met.</summary>
    public CollapseAlarmKind AlarmKind => all?.Kind ?? CollapseAlarmKind.None;

    /// <summary>Wealth of the bet on a collapse: the alarm is raised when it reaches <see cref="RequiredEvidence"/>. 0 before counting starts.</summary>
    public double Evidence => all?.Evidence ?? 0;

    /// <summary>Wealth that raises the alarm: 1/FalseAlarmRate, twice that with several outputs.</summary>
    public double RequiredEvidence => all?.RequiredEvidence ?? (1 / options.FalseAlarmRate);

    /// <summary>Step last observed; -1 before.</summary>
    public long LastStep { get; private set; } = -1;

    /// <summary>Batches that held two different targets and only finite outputs.</summary>
    public long UsableBatches { get; private set; }

    /// <summary>Usable batches that counted: armed, or past the patience.</summary>
    public long CountedBatches => all?.Counted ?? 0;

    /// <summary>Batches skipped because no two targets differed.</summary>
    public long SkippedBatches { get; private set; }

    /// <summary>Batches skipped because an output that was looked at is NaN or infinite: another fault, found by others.</summary>
    public long NonFiniteBatches { get; private set; }

    /// <summary>Share of narrow pairs Z in the last usable batch; NaN before.</summary>
    public double LastNarrowShare { get; private set; } = double.NaN;

    /// <summary>Running mean of Z, each batch with weight .1: for display, not for the test. NaN before.</summary>
    public double RunningNarrowShare { get; private set; } = double.NaN;

    /// <summary>Takes a batch of a regression.</summary>
    /// <param name="step">Training step, counted from the start of training; not below the last one.</param>
    /// <param name="outputs">Outputs, n x m, row-major.</param>
    /// <param name="outputCount">Number of outputs m, at least 1, the same in every batch.</param>
    /// <param name="targets">Targets, n x m, row-major. A target that is not finite is left out.</param>
    /// <exception cref="ArgumentException">The shapes differ from one another or from the first batch's; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">Earlier batches held classes.</exception>
    public void Observe(long step, ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets)
    {
        RequireSame(step, outputCount, isSameKind: classes is null);
        BatchShape.Rows(outputs.Length, outputCount, nameof(outputs));
        BatchShape.SameRows(outputs.Length, nameof(outputs), targets.Length, nameof(targets), "numbers");
        if (regression is null)
        {
            BeginRegression(outputCount);
        }

        for (int k = 0; k < shares.Length; k++)
        {
            shares[k] = regression!.Compare(outputs, targets, outputCount, Output(k));
        }

        Take(step);
    }

    /// <summary>Takes a batch of a classification.</summary>
    /// <param name="step">Training step, counted from the start of training; not below the last one.</param>
    /// <param name="outputs">n x k, row-major: the probability of each class; with one column, of class 1 of two.</param>
    /// <param name="outputCount">Number of columns k, at least 1, the same in every batch.</param>
    /// <param name="targets">Length n; classes from 0. A row with a class below 0 has no label and is left out.</param>
    /// <param name="areLogits">Whether outputs are the arguments of a softmax, or with one column of a sigmoid; only rows looked at are transformed.</param>
    /// <exception cref="ArgumentException">A wrong shape or class; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">Earlier batches held a regression.</exception>
    public void ObserveClasses(long step, ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<int> targets, bool areLogits = false)
    {
        RequireSame(step, outputCount, isSameKind: regression is null);
        BatchShape.SameRows(BatchShape.Rows(outputs.Length, outputCount, nameof(outputs)), nameof(outputs), targets.Length, nameof(targets), "classes");
        RequireClasses(targets, Math.Max(2, outputCount));
        if (classes is null)
        {
            BeginClasses(outputCount);
        }

        shares[0] = classes!.Compare(outputs, targets, areLogits);
        Take(step);
    }

    /// <summary>Step at which one output of a regression was found constant by its own test; null before, and for an output that is not watched.</summary>
    /// <param name="output">Index of the output, in [0, m).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public long? OutputAlarmStep(int output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Math.Max(1, OutputCount));
        for (int k = 0; k < outputs.Length; k++)
        {
            if (classes is not null || Output(k) == output)
            {
                return outputs[k].AlarmStep;
            }
        }

        return null;
    }

    /// <summary>Forgets everything: the next run has a false-alarm rate of its own.</summary>
    public void Reset()
    {
        (shares, outputs, all, regression, classes) = ([], [], null, null, null);
        (OutputCount, LastStep, UsableBatches, SkippedBatches, NonFiniteBatches) = (0, -1, 0, 0, 0);
        LastNarrowShare = RunningNarrowShare = double.NaN;
    }

    private int Output(int watched) => (int)((long)watched * OutputCount / outputs.Length);

    private void RequireSame(long step, int outputCount, bool isSameKind)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        if (step < 0 || step < LastStep)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, FormattableString.Invariant($"'step' is {step} after {LastStep}; steps must not run backwards. Reset the alarm for a new run."));
        }

        if (!isSameKind)
        {
            throw new InvalidOperationException("This alarm has seen the other kind of targets; one run is either a regression or a classification. Reset it for a new run.");
        }

        if (OutputCount != 0 && outputCount != OutputCount)
        {
            throw new ArgumentException(FormattableString.Invariant($"'outputCount' is {outputCount} but was {OutputCount} before; reset the alarm for another model."), nameof(outputCount));
        }
    }

    private static void RequireClasses(ReadOnlySpan<int> targets, int count)
    {
        int greatest = targets.IsEmpty ? 0 : TensorPrimitives.Max(targets);
        if (greatest >= count)
        {
            throw new ArgumentOutOfRangeException(nameof(targets), FormattableString.Invariant($"'targets[{targets.IndexOf(greatest)}]' is {greatest}; classes must be below {count}, or below 0 for no label."));
        }
    }

    private void BeginRegression(int outputCount)
    {
        Begin(outputCount, Math.Min(outputCount, options.MaxOutputs));
        regression = new RegressionPairs(outputs.Length, options);
    }

    private void BeginClasses(int outputCount)
    {
        Begin(outputCount, watched: 1);
        classes = new ClassPairs(outputCount, options);
    }

    private void Begin(int outputCount, int watched)
    {
        OutputCount = outputCount;
        shares = new PairShares[watched];
        outputs = new AlarmChannel[watched];
        for (int k = 0; k < watched; k++)
        {
            outputs[k] = new AlarmChannel((watched == 1 ? 1 : 2 * watched) / options.FalseAlarmRate, options);
        }

        all = watched == 1 ? outputs[0] : new AlarmChannel(2 / options.FalseAlarmRate, options);
    }

    /// <summary>Takes the shares of a batch, one an output.</summary>
    private void Take(long step)
    {
        LastStep = step;
        double least = double.NaN;
        foreach (PairShares share in shares)
        {
            if (!share.IsFinite)
            {
                NonFiniteBatches++;
                return;
            }

            if (share.Usable > 0 && !(share.NarrowShare >= least))
            {
                least = share.NarrowShare;
            }
        }

        if (double.IsNaN(least))
        {
            SkippedBatches++;
            return;
        }

        UsableBatches++;
        LastNarrowShare = least;
        RunningNarrowShare = double.IsNaN(RunningNarrowShare) ? least : RunningNarrowShare + (RunningWeight * (least - RunningNarrowShare));
        Judge(step, least);
    }

    private void Judge(long step, double least)
    {
        bool wasArmed = IsArmed;
        for (int k = 0; k < outputs.Length; k++)
        {
            if (shares[k].Usable > 0)
            {
                outputs[k].Observe(step, shares[k]);
            }

            if (outputs[k].ArmedAtStep is not null)
            {
                all!.Arm(step);
            }
        }

        // The batch that arms is not counted, as for a single output.
        if (outputs.Length > 1 && wasArmed == IsArmed)
        {
            all!.ObserveShare(step, least);
        }
    }
}
