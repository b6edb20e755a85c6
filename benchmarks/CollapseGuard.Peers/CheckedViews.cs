using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Peers;

/// <summary>The verb <c>mlnet-check</c>: what <c>Check</c> costs beside a bare cursor loop over the same columns, in turns in one process.</summary>
/// <remarks>Two views of a million rows: scored while it is read, as users have it, and cached, where nothing but reading is left; each with and without the column of decisions, which the bare loop then reads too.</remarks>
internal static class CheckedViews
{
    private const int Rows = 1_000_000;
    private const int Pairs = 31;

    public static int Run()
    {
        var context = new MLContext(seed: 1);
        IDataView data = context.Data.Cache(context.Data.LoadFromEnumerable(Made()));
        var model = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        IDataView scored = Without(context, model.Transform(data), "Features");
        IDataView cached = context.Data.Cache(scored, "Score", "Probability", "Label", "PredictedLabel");
        bool isFastEnough = Measure("scored while read", context, Without(context, scored, "PredictedLabel"));
        Measure("scored while read, with decisions", context, scored);
        isFastEnough &= Measure("cached", context, context.Data.Cache(scored, "Score", "Probability", "Label"));
        Measure("cached, with decisions", context, cached);
        return isFastEnough ? 0 : 1;
    }

    private static IDataView Without(MLContext context, IDataView view, string column) => context.Transforms.DropColumns(column).Fit(view).Transform(view);

    private static bool Measure(string name, MLContext context, IDataView scored)
    {
        var bare = new double[Pairs];
        var check = new double[Pairs];
        var ratio = new double[Pairs];
        for (int i = -10; i < Pairs; i++)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            double sum = Bare(scored);
            double bareSeconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = System.Diagnostics.Stopwatch.GetTimestamp();
            CollapseReport report = context.CollapseGuard().Check(scored);
            double checkSeconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (!double.IsFinite(sum) || report.Subject.Rows != Rows)
            {
                throw new InvalidOperationException($"{report.Subject.Rows} rows were checked of {Rows}.");
            }

            if (i >= 0)
            {
                (bare[i], check[i], ratio[i]) = (bareSeconds, checkSeconds, bareSeconds / checkSeconds);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"case":"check {{name}}","rows":{{Rows}},"bare":{{Median(bare):R}},"seconds":{{Median(check):R}},"speedOfBare":{{Median(ratio):R}},"pairs":{{Pairs}}}"""));
        return Median(ratio) >= .7;
    }

    private static double Bare(IDataView scored)
    {
        DataViewSchema.Column s = scored.Schema["Score"], p = scored.Schema["Probability"], l = scored.Schema["Label"];
        DataViewSchema.Column? d = scored.Schema.GetColumnOrNull("PredictedLabel");
        using DataViewRowCursor cursor = scored.GetRowCursor(d is { } column ? [s, p, l, column] : [s, p, l]);
        ValueGetter<float> score = cursor.GetGetter<float>(s), probability = cursor.GetGetter<float>(p);
        ValueGetter<bool> label = cursor.GetGetter<bool>(l);
        ValueGetter<bool>? decision = d is null ? null : cursor.GetGetter<bool>(d.Value);
        double sum = 0;
        float a = 0, b = 0;
        bool c = false, e = false;
        while (cursor.MoveNext())
        {
            score(ref a);
            probability(ref b);
            label(ref c);
            decision?.Invoke(ref e);
            sum += c ^ e ? a : b;
        }

        return sum;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static IEnumerable<Row> Made()
    {
        var random = new Random(1);
        for (int i = 0; i < Rows; i++)
        {
            float[] x = [.. Enumerable.Range(0, 10).Select(_ => (random.NextSingle() * 2) - 1)];
            yield return new Row { Label = x[0] + x[1] + random.NextSingle() > .5f, Features = x };
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(10)]
        public float[] Features { get; set; } = [];
    }
}
