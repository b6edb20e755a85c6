using CollapseGuard.Detectors;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Probes;

public class ResponseProbeTests
{
    private static readonly FeatureTable Rows = ProbeInputs.Table(200, 3, 1);

    [Fact]
    public void A_constant_answers_to_nothing()
    {
        ResponseSummary response = ResponseProbe.Run(PerRow(_ => 7), Rows);

        Assert.Equal([0.0], response.OutputResponses);
        Assert.Equal((0.0, 0.0, false), (response.ZeroedResponse, response.RescaledResponse, response.IsStochastic));
        Assert.IsType<Verdict.Found>(new UnresponsiveModelDetector().Evaluate(new Snapshot { Response = response }));
        Assert.IsType<Verdict.Clear>(new IgnoredColumnDetector().Evaluate(new Snapshot { Response = response }));
    }

    [Fact]
    public void Jitter_of_float_rounding_is_no_answer()
    {
        ResponseSummary response = ResponseProbe.Run(PerRow(x => 500 + (x[0] > 0 ? 3e-5f : 0)), Rows);

        Assert.IsType<Verdict.Found>(new UnresponsiveModelDetector().Evaluate(new Snapshot { Response = response }));
    }

    [Fact]
    public void Near_miss_a_small_but_real_answer_to_one_column()
    {
        var snapshot = new Snapshot { Response = ResponseProbe.Run(PerRow(x => 1 + (1e-4f * x[1])), Rows) };

        Assert.IsType<Verdict.Clear>(new UnresponsiveModelDetector().Evaluate(snapshot));
        var found = Assert.IsType<Verdict.Found>(new IgnoredColumnDetector().Evaluate(snapshot));
        Assert.Contains("'x0', 'x2'", found.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_column_that_matters_in_one_row_of_five_thousand()
    {
        var rare = new float[5_000];
        rare[4_321] = 1;
        FeatureTable table = FeatureTable.FromColumns(new NumericColumn("rare", rare), new NumericColumn("noise", ProbeInputs.Gauss(5_000, 2)));
        var snapshot = new Snapshot { Response = ResponseProbe.Run(PerRow(x => x[0]), table) };

        Assert.Equal(1_000, snapshot.Response.Rows);
        Assert.True(snapshot.Response.Columns[0].Response > 0.1);
        Assert.IsType<Verdict.Clear>(new UnresponsiveModelDetector().Evaluate(snapshot));
        Assert.Equal("noise", Assert.IsType<Verdict.Found>(new IgnoredColumnDetector().Evaluate(snapshot)).Finding.Subject);
    }

    [Fact]
    public void Near_miss_outputs_that_explode_when_inputs_are_rescaled()
    {
        var snapshot = new Snapshot { Response = ResponseProbe.Run(PerRow(x => MathF.Exp(x[0])), Rows) };

        Assert.IsType<Verdict.Clear>(new UnresponsiveModelDetector().Evaluate(snapshot));
    }

    [Fact]
    public void A_constant_column_is_not_called_ignored()
    {
        FeatureTable table = FeatureTable.FromColumns(new NumericColumn("still", new float[50]), new NumericColumn("x", ProbeInputs.Gauss(50, 3)));
        var snapshot = new Snapshot { Response = ResponseProbe.Run(PerRow(x => x[1]), table) };

        Assert.True(snapshot.Response.Columns[0].IsConstant);
        Assert.IsType<Verdict.Clear>(new IgnoredColumnDetector().Evaluate(snapshot));
    }

    [Fact]
    public void A_model_that_answers_differently_each_time_is_left_undecided()
    {
        var random = new Random(1);
        var snapshot = new Snapshot { Response = ResponseProbe.Run(PerRow(_ => random.NextSingle()), Rows) };

        Assert.True(snapshot.Response.IsStochastic);
        Assert.Contains("inference mode", Assert.IsType<Verdict.NotEvaluated>(new UnresponsiveModelDetector().Evaluate(snapshot)).Reason, StringComparison.Ordinal);
        Assert.IsType<Verdict.NotEvaluated>(new IgnoredColumnDetector().Evaluate(snapshot));
    }

    [Fact]
    public void Near_miss_dropout_beside_a_strong_answer()
    {
        var random = new Random(1);
        var snapshot = new Snapshot { Response = ResponseProbe.Run(PerRow(x => x[0] + (0.01f * random.NextSingle())), Rows) };

        Assert.IsType<Verdict.Clear>(new UnresponsiveModelDetector().Evaluate(snapshot));
    }

    [Fact]
    public void Outputs_that_are_not_finite_are_counted_and_left_out()
    {
        ResponseSummary some = ResponseProbe.Run(PerRow(x => x[0] > 0 ? float.NaN : x[0]), Rows);
        ResponseSummary none = ResponseProbe.Run(PerRow(_ => float.NaN), Rows);

        Assert.InRange(some.NonFiniteOutputs, 50, 150);
        Assert.True(some.OutputResponses[0] > 0.01);
        Assert.Equal(200, none.NonFiniteOutputs);
        Assert.True(double.IsNaN(none.OutputResponses[0]));
        Assert.Contains("CG1002", Assert.IsType<Verdict.NotEvaluated>(new UnresponsiveModelDetector().Evaluate(new Snapshot { Response = none })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_are_judged_one_by_one()
    {
        RowScorer model = (rows, columns, outputs) =>
        {
            for (int i = 0; i < outputs.Length / 2; i++)
            {
                outputs[2 * i] = rows[i * columns];
                outputs[(2 * i) + 1] = 3;
            }
        };

        ResponseSummary response = ResponseProbe.Run(model, Rows, new ResponseProbeOptions { OutputCount = 2 });

        Assert.True(response.OutputResponses[0] > 0.1);
        Assert.Equal(0, response.OutputResponses[1]);
        Assert.Equal(Outcome.PartialCollapse, Assert.IsType<Verdict.Found>(new UnresponsiveModelDetector().Evaluate(new Snapshot { Response = response })).Finding.Implies);
    }

    [Fact]
    public void A_model_that_throws_or_leaves_outputs_unwritten_is_named()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => ResponseProbe.Run((_, _, _) => throw new NotSupportedException("no such shape"), Rows));
        var unwritten = Assert.Throws<InvalidOperationException>(() => ResponseProbe.Run(PerRow(x => x[0]), Rows, new ResponseProbeOptions { OutputCount = 2 }));

        Assert.Contains("200 rows of 3 columns", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such shape", failure.Message, StringComparison.Ordinal);
        Assert.IsType<NotSupportedException>(failure.InnerException);
        Assert.Contains("200 of 400 outputs unwritten", unwritten.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_are_given_as_codes_and_scale_changes_nothing()
    {
        CategoricalColumn color = CategoricalColumn.FromText("color", Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? "red" : "blue"));

        ResponseSummary small = ResponseProbe.Run(PerRow(x => 1e-6f * x[0]), FeatureTable.FromColumns(color));
        ResponseSummary large = ResponseProbe.Run(PerRow(x => 1e6f * x[0]), FeatureTable.FromColumns(color));

        Assert.True(small.Columns[0].Response > 0.1);
        Assert.Equal(small.OutputResponses[0], large.OutputResponses[0], 1e-6);
    }

    [Fact]
    public void Too_little_to_ask_is_refused() =>
        Assert.Contains("1 rows", Assert.Throws<ArgumentException>(() => ResponseProbe.Run(PerRow(_ => 0), ProbeInputs.Table(1, 2, 1))).Message, StringComparison.Ordinal);

    private delegate float RowFunction(ReadOnlySpan<float> row);

    private static RowScorer PerRow(RowFunction function) => (rows, columns, outputs) =>
    {
        for (int i = 0; i < rows.Length / columns; i++)
        {
            outputs[i] = function(rows.Slice(i * columns, columns));
        }
    };
}
