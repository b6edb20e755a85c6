using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>The figures do not depend on the processor: this assembly runs itself once more with fewer instructions.</summary>
public class VectorWidthTests
{
    private const string Request = "COLLAPSEGUARD_FIGURES_FILE";
    private const int LogFigures = 2;

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public void Without_these_instructions_the_figures_are_the_same(string instructions)
    {
        string file = Path.GetTempFileName();
        try
        {
            RunWithout(instructions, file);
            string[] lines = File.ReadAllLines(file);
            Assert.Equal(bool.FalseString, lines[0]);
            double[] expected = Figures(), actual = [.. lines.Skip(1).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                // Logarithms are in single precision; everything else is in double.
                double tolerance = (i < LogFigures ? 1e-6 : 1e-12) * Math.Max(Math.Abs(expected[i]), double.Epsilon);
                Assert.Equal(expected[i], actual[i], Math.Max(tolerance, double.Epsilon));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Figures_are_finite_and_written_where_a_parent_asks()
    {
        double[] figures = Figures();
        Assert.All(figures, figure => Assert.True(double.IsFinite(figure)));
        if (Environment.GetEnvironmentVariable(Request) is { } file)
        {
            File.WriteAllLines(file, [Vector512.IsHardwareAccelerated.ToString(), .. figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture))]);
        }
    }

    private static void RunWithout(string instructions, string file)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { typeof(VectorWidthTests).Assembly.Location, "-method", $"{typeof(VectorWidthTests).FullName}.{nameof(Figures_are_finite_and_written_where_a_parent_asks)}" },
            RedirectStandardOutput = true,
        };
        start.Environment[instructions] = "0";
        start.Environment[Request] = file;
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, output);
    }

    private static double[] Figures()
    {
        const int Rows = 5003, Classes = 7;
        Random random = new(5);
        float[] predicted = [.. Enumerable.Range(0, Rows).Select(i => i % 50 == 3 ? float.NaN : i % 777 == 5 ? float.NegativeInfinity : (float)(1e3 + random.NextDouble()))];
        float[] actual = [.. Enumerable.Range(0, Rows).Select(_ => (float)random.NextDouble())];
        RegressionAccumulator regression = new();
        regression.Add(predicted, actual);
        RegressionSummary summary = regression.Summarize()[0];

        float[] probabilities = [.. Enumerable.Range(0, Rows * Classes).Select(_ => (float)(2 * random.NextDouble() / Classes))];
        ProbabilityAccumulator matrix = new(Classes);
        matrix.Add(probabilities, [.. Enumerable.Range(0, Rows).Select(_ => random.Next(Classes))]);
        ProbabilitySummary classes = matrix.Summarize();
        return
        [
            classes.MeanEntropy, classes.LogLoss, classes.MeanMaximum, classes.UnnormalizedRows,
            .. Enumerable.Range(0, Classes).Select(code => (double)classes.Decisions.Confusion.PredictedCounts[code]),
            .. classes.Classes.SelectMany(one => Moments(one.Scores.Moments).Concat(Moments(one.PositiveScores))),
            summary.Predicted.NaNCount, summary.Predicted.InfinityCount, summary.Predicted.Entropy, summary.Predicted.Distinct.Count,
            summary.Pair.ProductDeviations / Math.Sqrt(summary.Pair.Predicted.SquaredDeviations * summary.Pair.Actual.SquaredDeviations) + 1,
            .. Moments(summary.Predicted.Moments), .. Moments(summary.Actual.Moments), .. Moments(summary.Pair.Predicted),
        ];
    }

    private static double[] Moments(MomentSummary moments) => [moments.Count, moments.Mean, moments.SquaredDeviations, moments.Minimum, moments.Maximum];
}
