using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches how labels follow one another: stretches of equal ones, steps up and down.</summary>
/// <remarks>Rows without a label are passed over. Order matters: <see cref="Merge"/> appends rows that come later. Belongs to one thread at a time.</remarks>
public sealed class LabelOrderAccumulator
{
    private long rows;
    private long runs;
    private long ascents;
    private long descents;
    private ulong firstKey;
    private ulong lastKey;
    private double firstNumber = double.NaN;
    private double lastNumber = double.NaN;

    /// <summary>Adds numeric labels in the order of the rows; NaN of any kind is no label.</summary>
    /// <param name="labels">Any number of them.</param>
    public void Add(ReadOnlySpan<double> labels)
    {
        foreach (double label in labels)
        {
            if (!double.IsNaN(label))
            {
                Add(KeyHash.Key(label), label);
            }
        }
    }

    /// <summary>Adds labels in the order of the rows; null is no label.</summary>
    /// <param name="labels">Any number of them.</param>
    public void Add(ReadOnlySpan<string?> labels)
    {
        string? before = null;
        ulong key = 0;
        foreach (string? label in labels)
        {
            if (label is not null)
            {
                key = ReferenceEquals(label, before) ? key : KeyHash.Key(label);
                before = label;
                Add(key, double.NaN);
            }
        }
    }

    /// <summary>Appends all that another accumulator has seen, as rows that come after this one's.</summary>
    /// <param name="later">Another accumulator.</param>
    public void Merge(LabelOrderAccumulator later)
    {
        BatchShape.RequireOther(this, later);
        if (later.rows == 0)
        {
            return;
        }

        if (rows == 0)
        {
            (firstKey, firstNumber) = (later.firstKey, later.firstNumber);
        }
        else
        {
            runs -= lastKey == later.firstKey ? 1 : 0;
            ascents += later.firstNumber > lastNumber ? 1 : 0;
            descents += later.firstNumber < lastNumber ? 1 : 0;
        }

        rows += later.rows;
        runs += later.runs;
        ascents += later.ascents;
        descents += later.descents;
        (lastKey, lastNumber) = (later.lastKey, later.lastNumber);
    }

    /// <summary>Forgets everything seen.</summary>
    public void Reset()
    {
        rows = runs = ascents = descents = 0;
        firstNumber = lastNumber = double.NaN;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    /// <param name="classCounts">Rows of each label value; null where labels are amounts.</param>
    public LabelOrderSummary Summarize(IReadOnlyList<long>? classCounts = null) =>
        new() { Rows = rows, Runs = runs, Ascents = ascents, Descents = descents, ClassCounts = classCounts ?? [] };

    private void Add(ulong key, double number)
    {
        if (rows++ == 0)
        {
            (firstKey, firstNumber) = (key, number);
            runs = 1;
        }
        else
        {
            runs += key == lastKey ? 0 : 1;
            ascents += number > lastNumber ? 1 : 0;
            descents += number < lastNumber ? 1 : 0;
        }

        (lastKey, lastNumber) = (key, number);
    }
}
