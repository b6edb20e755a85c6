using CollapseGuard.Probes.Signal;

namespace CollapseGuard.Tests.Probes;

public class SerialCheckTests
{
    [Fact]
    public void Autocorrelation_by_hand()
    {
        // Deviations -1.5, -.5, .5, 1.5: products .75 - .25 + .75 over 5.
        Assert.Equal(0.25, SerialCheck.Autocorrelation([1, 2, 3, 4]), 1e-12);
        Assert.Equal(0, SerialCheck.Autocorrelation([2, 2, 2]));
    }

    [Theory]
    [InlineData(0.9f, 0.9f, true)]
    [InlineData(0.9f, 0, false)]
    [InlineData(0, 0.9f, false)]
    public void Both_target_and_a_column_must_depend_on_the_row_before(float target, float column, bool isSerial)
    {
        FeatureTable table = FeatureTable.FromRowMajor(ProbeInputs.Series(200, column, 1), 1);
        EncodedFeatures features = FeatureEncoder.Encode(table, [.. Enumerable.Range(0, 200)], 10, 1);

        Assert.Equal(isSerial, SerialCheck.IsSerial(features, [[.. ProbeInputs.Series(200, target, 2).Select(v => (double)v)]], ordered: false));
    }
}
