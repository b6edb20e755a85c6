using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public class BatchThinningTests
{
    [Fact]
    public void What_fits_is_kept_whole()
    {
        var thinning = new BatchThinning(1000);
        thinning.Begin(1000);

        Assert.All(Enumerable.Range(1, 10), batch => Assert.True(thinning.Keeps(100 * batch)));
    }

    [Fact]
    public void One_of_each_run_of_batches_is_kept_at_changing_places()
    {
        var thinning = new BatchThinning(1000);
        thinning.Begin(7900);
        int[] kept = [.. Enumerable.Range(0, 800).Where(_ => thinning.Keeps(0))];

        Assert.Equal(Enumerable.Range(0, 100), kept.Select(k => k / 8));
        Assert.All(Enumerable.Range(0, 8), place => Assert.InRange(kept.Count(k => k % 8 == place), 4, 25)); // 12.5 each on average
    }

    [Fact]
    public void A_window_that_outgrows_what_was_expected_takes_no_more()
    {
        var thinning = new BatchThinning(1000);
        thinning.Begin(500);

        Assert.True(thinning.Keeps(2000));
        Assert.False(thinning.Keeps(2001));
    }
}
