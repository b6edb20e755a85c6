using System.Runtime.CompilerServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Counts different rows and different feature vectors, and the labels that one vector carries, in bounded memory.</summary>
/// <remarks>
/// Rows are compared by 64-bit hashes. When more different rows come than are remembered, half of all feature vectors is dropped, by their
/// hash, then half of the rest, and so on: adaptive sampling (Flajolet, "On adaptive sampling", Computing 43, 1990), which merges exactly.
/// Belongs to one thread at a time.
/// </remarks>
internal sealed class RowCopyAccumulator(int capacity)
{
    private const int MostHalvings = 63;

    private readonly RowTable table = new();
    private int level;

    private ulong Mask => (1UL << level) - 1;

    /// <summary>Adds rows.</summary>
    /// <param name="features">Hash of each row's features, with independent bits.</param>
    /// <param name="labels">Key of each row's label; the same for all when there is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public void Add(ReadOnlySpan<ulong> features, ReadOnlySpan<ulong> labels)
    {
        for (int i = 0; i < features.Length; i++)
        {
            if ((features[i] & Mask) == 0)
            {
                Take(features[i], labels[i], 1);
            }
        }
    }

    public void Merge(RowCopyAccumulator other)
    {
        if (other.level > level)
        {
            level = other.level;
            table.Keep(Mask);
        }

        foreach (RowTable.Entry entry in other.table.ToArray())
        {
            if ((entry.Features & Mask) == 0)
            {
                Take(entry.Features, entry.Label, entry.Count);
            }
        }
    }

    public void Reset()
    {
        table.Clear();
        level = 0;
    }

    /// <summary>What was seen so far.</summary>
    /// <param name="hasLabel">False when all label keys are the same: every pair is then a vector of its own, and nothing has to be grouped.</param>
    /// <param name="labelsAreNumbers">True when label keys are the bits of doubles: the best R² can then be told.</param>
    public RowCopySummary Summarize(bool hasLabel, bool labelsAreNumbers)
    {
        if (!hasLabel)
        {
            long rows = table.Rows;
            return new RowCopySummary { Rows = rows, SampledShare = Math.ScaleB(1, -level), DistinctRows = table.Size, DistinctFeatureRows = table.Size, BestCorrect = rows };
        }

        RowTable.Entry[] entries = table.ToGroups();
        var vectors = new FeatureVectors(labelsAreNumbers);
        for (int first = 0; first < entries.Length;)
        {
            int end = first + 1;
            while (end < entries.Length && entries[end].Features == entries[first].Features)
            {
                end++;
            }

            vectors.Add(entries.AsSpan(first, end - first));
            first = end;
        }

        return vectors.Summarize(Math.ScaleB(1, -level), entries.Length);
    }

    private void Take(ulong features, ulong label, long count)
    {
        table.Add(features, label, count);
        while (table.Size > capacity && level < MostHalvings)
        {
            level++;
            table.Keep(Mask);
        }
    }

    /// <summary>Sums over feature vectors.</summary>
    private struct FeatureVectors(bool labelsAreNumbers)
    {
        private MomentSummary all = MomentSummary.Empty;
        private double within;
        private long rows;
        private long vectors;
        private long conflicting;
        private long inConflict;
        private long bestCorrect;

        /// <summary>Takes all labels of one vector.</summary>
        public void Add(ReadOnlySpan<RowTable.Entry> labels)
        {
            long count = 0, best = 0, unlabelled = 0;
            int known = 0;
            MomentSummary numbers = MomentSummary.Empty;
            foreach (RowTable.Entry entry in labels)
            {
                count += entry.Count;
                if (KeyHash.IsAbsent(entry.Label))
                {
                    unlabelled += entry.Count;
                    continue;
                }

                known++;
                best = Math.Max(best, entry.Count);
                double value = BitConverter.UInt64BitsToDouble(entry.Label);
                if (labelsAreNumbers && double.IsFinite(value))
                {
                    numbers = MomentSummary.Combine(numbers, new MomentSummary(entry.Count, value, 0, value, value));
                }
            }

            rows += count;
            vectors++;
            bestCorrect += best + unlabelled;
            conflicting += known > 1 ? 1 : 0;
            inConflict += known > 1 ? count - unlabelled : 0;
            within += numbers.SquaredDeviations;
            all = MomentSummary.Combine(all, numbers);
        }

        public readonly RowCopySummary Summarize(double share, long distinctRows) => new()
        {
            Rows = rows,
            SampledShare = share,
            DistinctRows = distinctRows,
            DistinctFeatureRows = vectors,
            ConflictingFeatureRows = conflicting,
            RowsInConflict = inConflict,
            BestCorrect = bestCorrect,
            BestR2 = labelsAreNumbers && all.SquaredDeviations > 0 ? 1 - (within / all.SquaredDeviations) : double.NaN,
        };
    }
}
