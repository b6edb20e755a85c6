using Microsoft.ML;
using Microsoft.ML.Data;
using static CollapseGuard.MLNet.Tests.Checks.Tables;

namespace CollapseGuard.MLNet.Tests.Checks;

public class CheckDataTests
{
    private static readonly CollapseGuardCatalog Guard = Context.CollapseGuard();

    /// <summary>Every kind of column on its way through: the report is the core's on the same table.</summary>
    [Fact]
    public void The_report_is_the_cores()
    {
        List<Visit> visits = Draw(300, 2, (random, x) => new Visit { Label = x[0] > 0, Age = x[0], Town = random.Next(3) switch { 0 => "a", 1 => "b", _ => "" }, Paid = x[1] > 0, Marks = [x[2], 7] });
        FeatureTable table = FeatureTable.FromColumns(
            CategoricalColumn.FromText("Label", visits.Select(v => v.Label ? "true" : "false")),
            new NumericColumn("Age", visits.Select(v => v.Age).ToArray()),
            CategoricalColumn.FromText("Town", visits.Select(v => v.Town.Length == 0 ? null : v.Town)),
            CategoricalColumn.FromText("Paid", visits.Select(v => v.Paid ? "true" : "false")),
            new NumericColumn("Marks.0", visits.Select(v => v.Marks[0]).ToArray()),
            new NumericColumn("Marks.1", visits.Select(v => v.Marks[1]).ToArray()));

        CollapseReport report = Guard.CheckData(Context.Data.LoadFromEnumerable(visits));

        Assert.Equal(Collapse.CheckData(table, "Label").ToJson(), report.ToJson());
        Assert.Contains(report.Findings, f => f.Subject == "Marks.1" && f.Detector.Id == "CG3005");
    }

    /// <summary>Slots carry their own names; where a column has taken one the vector's name comes first.</summary>
    [Fact]
    public void Slots_are_named_and_inputs_can_be_chosen()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Draw(200, 3, (_, x) => new Visit { Label = x[0] > 0, Age = 3, Town = "a", Marks = [x[0], x[1]] }));
        data = Context.Transforms.Concatenate("Features", "Age").Fit(data).Transform(data);

        CollapseReport all = Guard.CheckData(data);
        CollapseReport chosen = Guard.CheckData(data, inputColumnNames: ["Marks"]);

        Assert.Contains(all.Findings.SelectMany(f => f.Evidence), e => e.Statistic.Contains("'Features.Age'", StringComparison.Ordinal) || e.Statistic.Contains("'Age'", StringComparison.Ordinal));
        Assert.DoesNotContain(chosen.Findings, f => f.Subject is "Age" or "Features.Age");
    }

    [Fact]
    public void A_key_is_a_category_by_its_name_and_a_rare_class_is_seen()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Draw(1_000, 4, (random, x) => new Visit { Label = random.NextDouble() < .01, Age = x[0], Town = "t" + random.Next(3), Marks = [x[1], x[2]] }));
        data = Context.Transforms.Conversion.MapValueToKey("Key", "Label").Fit(data).Transform(data);

        Assert.Contains(Guard.CheckData(data, "Key", ["Age", "Marks"]).Findings, f => f.Detector.Id == "CG3002");
    }

    [Fact]
    public void Labels_and_inputs_that_cannot_be_read_are_refused()
    {
        IDataView data = Binary(50);

        Assert.Contains("'Features' has type Vector<Single, 4>", Assert.Throws<ArgumentException>(() => Guard.CheckData(data, "Features")).Message, StringComparison.Ordinal);
        Assert.Contains("no column 'Price'", Assert.Throws<ArgumentException>(() => Guard.CheckData(data, inputColumnNames: ["Price"])).Message, StringComparison.Ordinal);
        Assert.Contains("no column 'Truth'", Assert.Throws<ArgumentException>(() => Guard.CheckData(data, "Truth")).Message, StringComparison.Ordinal);
    }

    private sealed class Visit
    {
        public bool Label { get; set; }

        public float Age { get; set; }

        public string Town { get; set; } = "";

        public bool Paid { get; set; }

        [VectorType(2)]
        public float[] Marks { get; set; } = [0, 0];
    }
}
