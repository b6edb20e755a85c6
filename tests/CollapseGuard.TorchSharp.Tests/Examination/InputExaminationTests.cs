using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination.Inputs;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Examination;

public class InputExaminationTests
{
    [TorchFact]
    public void Scales_offsets_constants_and_repeats_are_measured()
    {
        using var scope = NewDisposeScope();
        InputFit fit = InputExamination.Examine(tensor(new float[,] { { 1, 100, 7 }, { 3, 300, 7 }, { 1, 100, 7 }, { 3, 300, 7 } }));

        Assert.Equal((3, 4L, 1.0, 100.0, 2.0, 0.5, 0L), (fit.Columns, fit.Rows, fit.LeastDeviation, fit.GreatestDeviation, fit.GreatestOffset, fit.RepeatedRowShare, fit.NonFiniteCount));
        Assert.Equal(1 / 3.0, fit.ConstantShare, 1e-12);
        Assert.Equal(300, fit.GreatestMagnitude);
        Assert.Equal(Math.Sqrt(((2 * (1 + 9 + 1e4 + 9e4)) + (4 * 49)) / 12), fit.RootMeanSquare, 1e-9);
    }

    [TorchFact]
    public void Non_finite_numbers_are_counted()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2, InputExamination.Examine(tensor(new float[,] { { float.NaN, 1 }, { float.PositiveInfinity, 2 } })).NonFiniteCount);
    }

    [TorchFact]
    public void Of_token_ids_only_repeats_are_told()
    {
        using var scope = NewDisposeScope();
        InputFit fit = InputExamination.Examine(zeros(4, 3, ScalarType.Int64));

        Assert.Equal(0.75, fit.RepeatedRowShare);
        Assert.True(double.IsNaN(fit.RootMeanSquare));
    }
}
