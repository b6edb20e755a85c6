using CollapseGuard.MLNet.Watching;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>A watched trainer gives the model that it gives by itself, bit for bit.</summary>
public class SameModelTests
{
    private const int Rows = 600;

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (string name in Trainers.Names)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Model_is_the_same_to_the_bit(string trainer, bool followRows)
    {
        using var token = new CancellationTokenSource();
        WatchOptions options = followRows ? new WatchOptions { CancellationToken = token.Token } : WatchOptions.Default;
        var context = new MLContext(1);

        if (trainer == "Gam")
        {
            // Gam adds up in an order of its own: two fits of it, watched or not, may differ in a last bit.
            Assert.Equal(GamBias(null), GamBias(options), 1e-9);
            return;
        }

        // A cached view can be shuffled, and trainers that shuffle do so then.
        Assert.True(context.Data.Cache(WatchedTables.View(context, 10)).CanShuffle);
        Assert.Equal(Trained(trainer, null, rows => context.Data.Cache(rows)), Trained(trainer, options, rows => context.Data.Cache(rows)));
    }

    [Theory]
    [InlineData("AveragedPerceptron")]
    [InlineData("SdcaLogisticRegression")]
    [InlineData("OnlineGradientDescent")]
    [InlineData("FastTree")]
    public void Model_is_the_same_on_a_source_that_is_shuffled_or_cannot_be_shuffled(string trainer)
    {
        var context = new MLContext(1);
        foreach (Func<IDataView, IDataView> source in new Func<IDataView, IDataView>[]
        {
            rows => rows,
            rows => context.Data.ShuffleRows(rows, seed: 3),
            rows => context.Data.FilterRowsByColumn(rows, "Number", -2, 2),
            rows => context.Data.SkipRows(rows, 7),
        })
        {
            Assert.Equal(Trained(trainer, null, source), Trained(trainer, WatchOptions.Default, source));
        }
    }

    [Fact]
    public void Seeds_and_shuffling_reach_the_source()
    {
        // The models above would be the same if nothing depended on the order; it does.
        var context = new MLContext(1);
        Assert.NotEqual(Trained("AveragedPerceptron", null, rows => context.Data.Cache(rows)), Trained("AveragedPerceptron", null, rows => context.Data.Cache(rows), seed: 2));
        Assert.Equal(Trained("AveragedPerceptron", null, rows => context.Data.Cache(rows), seed: 2), Trained("AveragedPerceptron", WatchOptions.Default, rows => context.Data.Cache(rows), seed: 2));
    }

    [Fact]
    public void A_pipeline_and_a_text_file_give_the_same_model()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllLines(path, WatchedTables.Rows(Rows).Select(r => FormattableString.Invariant($"{(r.Label ? 1 : 0)},{r.Features[0]},{r.Features[1]},{r.Features[2]}")));
        byte[] Fit(bool isWatched)
        {
            var context = new MLContext(1);
            IDataView rows = context.Data.LoadFromTextFile(path, [new TextLoader.Column("Label", DataKind.Boolean, 0), new TextLoader.Column("Raw", DataKind.Single, 1, 3)], separatorChar: ',');
            var pipeline = context.Transforms.NormalizeMeanVariance("Features", "Raw")
                .AppendCacheCheckpoint(context)
                .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression());
            ITransformer model = isWatched ? context.CollapseGuard().Watch(pipeline).Fit(rows) : pipeline.Fit(rows);
            return WatchedTables.Saved(context, model, rows.Schema);
        }

        Assert.Equal(Fit(false), Fit(true));
        File.Delete(path);
    }

    [Fact]
    public void Everything_asked_of_the_view_is_answered_by_the_source()
    {
        var context = new MLContext(1);
        foreach (IDataView source in new[] { WatchedTables.View(context, 50), context.Data.Cache(WatchedTables.View(context, 50)), context.Data.SkipRows(WatchedTables.View(context, 50), 1) })
        {
            IDataView? seen = null;
            context.CollapseGuard().Watch(new Capturing(context, view => seen = view)).Fit(source);

            Assert.Same(source.Schema, seen!.Schema);
            Assert.Equal(source.CanShuffle, seen.CanShuffle);
            Assert.Equal(source.GetRowCount(), seen.GetRowCount());
            Assert.Equal(source.GetRowCursorSet(source.Schema, 3, null).Length, seen.GetRowCursorSet(source.Schema, 3, null).Length);
            using DataViewRowCursor plain = source.GetRowCursor(source.Schema, new Random(4)), watched = seen.GetRowCursor(seen.Schema, new Random(4));
            Assert.Same(plain.GetType(), watched.GetType());
            ValueGetter<float> a = plain.GetGetter<float>(source.Schema["Number"]), b = watched.GetGetter<float>(seen.Schema["Number"]);
            while (plain.MoveNext())
            {
                Assert.True(watched.MoveNext());
                float x = 0, y = 0;
                a(ref x);
                b(ref y);
                Assert.Equal(x, y);
            }
        }
    }

    private static byte[] Trained(string trainer, WatchOptions? watched, Func<IDataView, IDataView> source, int seed = 1)
    {
        var context = new MLContext(seed);
        IDataView rows = source(WatchedTables.View(context, Rows));
        IEstimator<ITransformer> estimator = Trainers.Make(context, trainer);
        ITransformer model = watched is null ? estimator.Fit(rows) : context.CollapseGuard().Watch(estimator, options: watched).Fit(rows);
        return WatchedTables.Saved(context, model, rows.Schema);
    }

    private static double GamBias(WatchOptions? watched)
    {
        var context = new MLContext(1);
        var gam = context.BinaryClassification.Trainers.Gam(numberOfIterations: 20);
        IDataView rows = WatchedTables.View(context, Rows);
        return (watched is null ? gam.Fit(rows) : context.CollapseGuard().Watch(gam, options: watched).Fit(rows)).Model.SubModel.Bias;
    }

    private sealed class Capturing(MLContext context, Action<IDataView> capture) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            capture(input);
            return context.Transforms.CopyColumns("Copy", "Number").Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
