using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Probes;

public class SignalProbeTests
{
    [Fact]
    public void A_linear_signal_is_found_and_named_linear()
    {
        FeatureTable table = ProbeInputs.Table(300, 4, 1);
        float[] noise = ProbeInputs.Gauss(300, 2);

        SignalSummary signal = SignalProbe.Run(table, SignalTarget.Numbers(table.Column(1).Zip(noise, (x, e) => x + e).ToArray()));

        Assert.True(signal.IsDecided);
        Assert.Equal(0.005, signal.PValue);
        Assert.Equal(0.005, signal.LinearPValue);
        Assert.InRange(signal.Skill, 0.35, 0.65);
        Assert.Equal((300L, 4, 199), (signal.Rows, signal.Columns, signal.Permutations));
    }

    [Fact]
    public void A_crossed_signal_is_found_named_and_not_linear()
    {
        FeatureTable table = ProbeInputs.Table(400, 6, 3);
        int[] xor = [.. table.Column(2).Zip(table.Column(4), (a, b) => a > 0 != b > 0 ? 1 : 0)];

        SignalSummary signal = SignalProbe.Run(table, SignalTarget.Classes(xor, 2));

        Assert.Equal(0.005, signal.PValue);
        Assert.Equal("x2·x4", signal.BestStatistic);
        Assert.True(signal.LinearPValue > 0.05);
    }

    [Fact]
    public void Several_classes_are_told_apart()
    {
        FeatureTable table = ProbeInputs.Table(300, 3, 4);
        int[] classes = [.. table.Column(0).Select(x => x < -0.5 ? 0 : x < 0.5 ? 1 : 2)];

        Assert.Equal(0.005, SignalProbe.Run(table, SignalTarget.Classes(classes, 4)).PValue);
    }

    [Fact]
    public void Noise_is_not_found_and_says_what_would_have_shown()
    {
        SignalSummary signal = SignalProbe.Run(ProbeInputs.Table(400, 4, 5), ProbeInputs.Noise(400, 5));

        Assert.True(signal.PValue > 0.05);
        Assert.True(signal.Skill < 0.05);
        Assert.Equal(((3.2 * Math.Sqrt(8)) + 8) / 400, signal.DetectableR2, 1e-12);
    }

    [Theory]
    [InlineData(5, 18)]
    [InlineData(20, 28)]
    [InlineData(50, 40)]
    public void Detectable_r2_follows_the_f_test(int columns, double noncentrality) =>
        Assert.Equal(noncentrality / 1_000, SignalProbe.DetectableR2(columns, 1_000), 1e-3);

    [Fact]
    public void The_answer_does_not_depend_on_threads_and_repeats_for_a_seed()
    {
        FeatureTable table = ProbeInputs.Table(500, 10, 6);
        SignalTarget target = ProbeInputs.Noise(500, 6);
        var one = new SignalProbeOptions { MaxDegreeOfParallelism = 1 };

        SignalSummary alone = SignalProbe.Run(table, target, one);

        Assert.Equal(alone, SignalProbe.Run(table, target, one with { MaxDegreeOfParallelism = 2 }));
        Assert.Equal(alone, SignalProbe.Run(table, target, one with { MaxDegreeOfParallelism = -1 }));
        Assert.NotEqual(alone, SignalProbe.Run(table, target, one with { Seed = 2 }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-4f)]
    public void Copies_and_near_copies_are_merged(float jitter)
    {
        float[] x = ProbeInputs.Gauss(300 * 4, 7), y = ProbeInputs.Gauss(300, 8), noise = ProbeInputs.Gauss(600, 9);
        float[] copies = [.. x, .. x.Take(150 * 4).Select((v, i) => v + (jitter * noise[i]))];

        SignalSummary signal = SignalProbe.Run(FeatureTable.FromRowMajor(copies, 4), SignalTarget.Numbers((float[])[.. y, .. y.Take(150)]));

        Assert.Equal(150, signal.MergedRows);
        Assert.Equal(300, signal.Rows);
        Assert.True(signal.PValue > 0.01);
    }

    [Fact]
    public void Rows_on_a_coarse_grid_with_targets_of_their_own_are_no_copies()
    {
        float[] cells = [.. Enumerable.Range(0, 400).SelectMany(i => new float[] { i % 2, i / 2 % 2 })];
        int[] xor = [.. Enumerable.Range(0, 400).Select(i => (i % 2) ^ (i / 2 % 2) ^ (i % 10 == 0 ? 1 : 0))];

        SignalSummary signal = SignalProbe.Run(FeatureTable.FromRowMajor(cells, 2), SignalTarget.Classes(xor, 2));

        Assert.Equal((400L, 0L), (signal.Rows, signal.MergedRows));
        Assert.Equal(0.005, signal.PValue);
    }

    [Fact]
    public void Independent_series_are_serial_and_not_decided()
    {
        float[] x = ProbeInputs.Series(400, 0.98f, 10), y = ProbeInputs.Series(400, 0.98f, 14);

        SignalSummary signal = SignalProbe.Run(FeatureTable.FromRowMajor(x, 1), SignalTarget.Numbers(y));

        Assert.False(signal.IsDecided);
        Assert.Contains("serial", signal.Reason, StringComparison.Ordinal);
    }

    /// <summary>Serial rows never show absence either: of 20 pairs of independent series none is decided, whatever its p.</summary>
    [Fact]
    public void Serial_rows_are_not_decided_for_absence_either()
    {
        SignalSummary[] signals = [.. Enumerable.Range(0, 20).Select(seed => SignalProbe.Run(
            FeatureTable.FromRowMajor(ProbeInputs.Series(300, .5f, 100 + seed), 1), SignalTarget.Numbers(ProbeInputs.Series(300, .5f, 200 + seed))))];

        Assert.Contains(signals, s => s.PValue > .05);
        Assert.All(signals.Where(s => s.PValue > .05), s => Assert.False(s.IsDecided));
    }

    [Theory]
    [InlineData(256, 0, false)] // all 2^8 rows
    [InlineData(256, 100, false)] // and 100 of them again, with their own targets
    [InlineData(255, 0, true)] // one combination is missing: it could be asked about
    public void A_whole_logic_table_is_never_called_empty(int distinct, int copies, bool isDecided)
    {
        int[] codes = [.. Enumerable.Range(0, distinct), .. Enumerable.Range(0, copies)];
        float[] targets = ProbeInputs.Gauss(256, 77);

        SignalSummary signal = SignalProbe.Run(Bits(codes), SignalTarget.Numbers(codes.Select(code => targets[code]).ToArray()));

        Assert.True(signal.PValue > .05);
        Assert.Equal(isDecided, signal.IsDecided);
        Assert.Equal(isDecided, signal.Reason?.Contains("by heart", StringComparison.Ordinal) != true);
    }

    [Fact]
    public void A_logic_table_with_contradictions_or_a_grid_of_levels_is_probed_as_ever()
    {
        int[] twice = [.. Enumerable.Range(0, 128), .. Enumerable.Range(0, 128)];
        FeatureTable grid = FeatureTable.FromRowMajor([.. Enumerable.Range(0, 256).SelectMany(i => new float[] { i / 16, i % 16 })], 2);

        Assert.True(SignalProbe.Run(Bits(twice), ProbeInputs.Noise(256, 8)).IsDecided);
        Assert.True(SignalProbe.Run(grid, ProbeInputs.Noise(256, 9)).IsDecided);
    }

    private static FeatureTable Bits(int[] codes) => FeatureTable.FromRowMajor([.. codes.SelectMany(code => Enumerable.Range(0, 8).Select(bit => (float)((code >> bit) & 1)))], 8);

    [Fact]
    public void A_time_column_gives_the_order_in_which_rows_are_serial()
    {
        float[] x = ProbeInputs.Series(400, 0.98f, 10), y = ProbeInputs.Series(400, 0.98f, 14);
        int[] order = [.. Enumerable.Range(0, 400)];
        new Random(1).Shuffle(order);
        FeatureTable shuffled = FeatureTable.FromRowMajor(order.Select(i => x[i]).ToArray(), 1);
        SignalTarget target = SignalTarget.Numbers(order.Select(i => y[i]).ToArray());
        var time = new NumericColumn("time", order.Select(i => (float)i).ToArray());

        Assert.True(SignalProbe.Run(shuffled, target).IsDecided);
        Assert.False(SignalProbe.Run(shuffled.With(time: time), target).IsDecided);
    }

    [Fact]
    public void Sorted_labels_are_not_serial()
    {
        FeatureTable table = ProbeInputs.Table(300, 3, 11);
        int[] sorted = [.. Enumerable.Range(0, 300).Select(i => i / 100)];

        SignalSummary noise = SignalProbe.Run(table, SignalTarget.Classes(sorted, 3));
        SignalSummary signal = SignalProbe.Run(FeatureTable.FromRowMajor(table.Column(0).Select((x, i) => x + sorted[i]).ToArray(), 1), SignalTarget.Classes(sorted, 3));

        Assert.True(noise.IsDecided && noise.PValue > 0.01);
        Assert.True(signal.IsDecided && signal.PValue <= 0.01);
    }

    [Fact]
    public void A_target_of_groups_is_no_signal_once_groups_are_named()
    {
        const int Groups = 25, Size = 12;
        float[] centers = ProbeInputs.Gauss(Groups * 3, 12), levels = ProbeInputs.Gauss(Groups, 13), noise = ProbeInputs.Gauss(Groups * Size * 4, 14);
        float[] x = [.. Enumerable.Range(0, Groups * Size * 3).Select(i => centers[(i / (3 * Size) * 3) + (i % 3)] + (0.2f * noise[i]))];
        float[] y = [.. Enumerable.Range(0, Groups * Size).Select(i => levels[i / Size] + (0.2f * noise[(Groups * Size * 3) + i]))];
        FeatureTable table = FeatureTable.FromRowMajor(x, 3);
        int[] codes = [.. Enumerable.Range(0, Groups * Size).Select(i => i / Size)];
        var groups = new CategoricalColumn("patient", codes, [.. Enumerable.Range(0, Groups).Select(g => $"p{g}")]);

        Assert.True(SignalProbe.Run(table.With(groups: groups), SignalTarget.Numbers(y)).PValue > 0.01);
        Assert.Contains("at least 30", SignalProbe.Run(table.With(groups: groups), SignalTarget.Numbers(y), new SignalProbeOptions { MinRows = 30 }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_and_categories_carry_signal()
    {
        float[] y = ProbeInputs.Gauss(300, 15), noise = ProbeInputs.Gauss(300, 16);
        var hole = new NumericColumn("hole", y.Select((v, i) => v > 0.3 ? float.NaN : noise[i]).ToArray());
        CategoricalColumn color = CategoricalColumn.FromText("color", y.Select(v => v > 0.5 ? "red" : v < -0.5 ? "blue" : null));

        Assert.Equal("hole is missing", SignalProbe.Run(FeatureTable.FromColumns(hole), SignalTarget.Numbers(y)).BestStatistic);
        Assert.Equal(0.005, SignalProbe.Run(FeatureTable.FromColumns(color), SignalTarget.Numbers(y)).PValue);
    }

    [Fact]
    public void Rows_without_a_target_are_left_out()
    {
        float[] y = ProbeInputs.Gauss(100, 17);
        y[3] = float.NaN;

        Assert.Equal(99, SignalProbe.Run(ProbeInputs.Table(100, 2, 18), SignalTarget.Numbers(y)).Rows);
    }

    [Fact]
    public void A_large_table_is_sampled_and_a_wide_one_never_called_empty()
    {
        var options = new SignalProbeOptions { MaxRows = 200, MaxColumns = 5 };

        SignalSummary signal = SignalProbe.Run(ProbeInputs.Table(1_000, 8, 19), ProbeInputs.Noise(1_000, 19), options);

        Assert.Equal((200L, 5), (signal.Rows, signal.Columns));
        Assert.True(!signal.IsDecided || signal.PValue <= 0.05);
    }

    [Fact]
    public void What_cannot_be_decided_says_why()
    {
        Assert.Contains("10 rows", SignalProbe.Run(ProbeInputs.Table(10, 2, 1), ProbeInputs.Noise(10, 1)).Reason, StringComparison.Ordinal);
        Assert.Contains("does not vary", SignalProbe.Run(ProbeInputs.Table(50, 2, 1), SignalTarget.Numbers(new float[50])).Reason, StringComparison.Ordinal);
        Assert.Contains("no column", SignalProbe.Run(FeatureTable.FromRowMajor(new float[50], 1), ProbeInputs.Noise(50, 1)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Misuse_is_refused_with_numbers()
    {
        Assert.Contains("50 rows but 'target' has 40", Assert.Throws<ArgumentException>(() => SignalProbe.Run(ProbeInputs.Table(50, 2, 1), ProbeInputs.Noise(40, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("'codes[1]' is 3", Assert.Throws<ArgumentOutOfRangeException>(() => SignalTarget.Classes(new[] { 0, 3 }, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("[100, 100000]", Assert.Throws<ArgumentOutOfRangeException>(() => new SignalProbeOptions { MaxRows = 1 }).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<OperationCanceledException>(() => SignalProbe.Run(ProbeInputs.Table(50, 2, 1), ProbeInputs.Noise(50, 1), cancellationToken: new CancellationToken(true)));
    }
}
