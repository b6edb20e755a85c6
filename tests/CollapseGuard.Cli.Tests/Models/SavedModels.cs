using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cli.Tests.Models;

/// <summary>Models that are trained here and saved, with the rows they ask for as CSV.</summary>
internal static class SavedModels
{
    public static MLContext Context { get; } = new(seed: 1);

    /// <summary>Fares by distance and town; <paramref name="leafMinimum"/> above half of the 400 rows leaves a constant.</summary>
    public static string Fares(TempFolder folder, int leafMinimum = 10)
    {
        IDataView data = Context.Data.LoadFromEnumerable(Trips(1));
        var pipeline = Context.Transforms.Categorical.OneHotEncoding("Code", "Town")
            .Append(Context.Transforms.Concatenate("Features", "Code", "Distance"))
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "Fare", minimumExampleCountPerLeaf: leafMinimum, numberOfTrees: 20));
        return Save(folder, pipeline.Fit(data), data.Schema);
    }

    public static string FaresCsv(TempFolder folder, int seed = 2) => folder.Write(
        $"trips{seed}.csv",
        "Town,Distance,Fare\n" + string.Concat(Trips(seed).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Town},{t.Distance},{t.Fare}\n"))));

    /// <summary>Two classes from a vector of three floats, whose label was not in the schema that was saved.</summary>
    public static string Flags(TempFolder folder)
    {
        IDataView data = Context.Data.LoadFromEnumerable(Points(1));
        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Features", data.Schema["Features"].Type);
        return Save(folder, model, builder.ToSchema());
    }

    public static string FlagsCsv(TempFolder folder) => folder.Write(
        "points.csv",
        "Features.0,Features.1,Features.2,Label\n" + string.Concat(Points(2).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Features[0]},{p.Features[1]},{p.Features[2]},{(p.Label ? "yes" : "no")}\n"))));

    private static string Save(TempFolder folder, ITransformer model, DataViewSchema schema)
    {
        Context.Model.Save(model, schema, folder["model.zip"]);
        return folder["model.zip"];
    }

    private static List<Trip> Trips(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 400).Select(_ =>
        {
            var trip = new Trip { Town = random.Next(3) switch { 0 => "a", 1 => "b", _ => "c" }, Distance = 20 * random.NextSingle() };
            trip.Fare = 3 + (2 * trip.Distance) + (trip.Town == "c" ? 5 : 0);
            return trip;
        })];
    }

    private static List<Point> Points(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 400).Select(_ =>
        {
            float[] x = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
            return new Point { Features = x, Label = x[0] + (.3f * random.NextSingle()) > .6f };
        })];
    }

    internal sealed class Trip
    {
        public string Town { get; set; } = "";

        public float Distance { get; set; }

        public float Fare { get; set; }
    }

    internal sealed class Point
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
