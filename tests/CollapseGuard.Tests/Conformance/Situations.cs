using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Conformance;

/// <summary>Snapshots over which every detector of the catalogue is asked: sound models, broken ones, and numbers that tend to break code.</summary>
internal static partial class Situations
{
    /// <summary>Sound models of every task, on tame data.</summary>
    public static IReadOnlyDictionary<string, Snapshot> Healthy { get; } = new Dictionary<string, Snapshot>(HealthyLosses)
    {
        ["regression"] = Drawn.Regression(2_000, .8, .8),
        ["several outputs"] = Drawn.Outputs(Drawn.Regression(1_000, .8, .8), Drawn.Regression(1_000, .5, .5, seed: 2)),
        ["labels"] = Drawn.Labels(3, 80, 10, 10, 10, 80, 10, 10, 10, 80),
        ["binary"] = Drawn.Binary(2_000, .5, 2, shift: -1),
        ["margins"] = Drawn.Binary([.. Enumerable.Range(0, 400).Select(i => (i * 37 % 400) - 200f)], [.. Enumerable.Range(0, 400).Select(i => (i * 37 % 400) > 200)], 0, areProbabilities: false),
        ["matrix"] = Drawn.Matrix(1_500, 3, 2),
        ["segments"] = new Snapshot { Segments = [Segment("a", Drawn.Regression(300, .8, .8)), Segment("b", Drawn.Regression(300, .7, .7))] },
        ["outputs"] = Drawn.Unlabelled(Drawn.Numbers(500, 1, 0).Predicted),
        ["model"] = UnresponsiveModelDetectorTests.Model([.5], new ColumnResponse("x", .5, false)),
        ["data"] = new Snapshot { Target = new TargetSummary { Name = "label", Classes = ["a", "b"], ClassCounts = [60, 40] } },
        ["table"] = DrawnTables.Snapshot(DrawnTables.Healthy),
        ["signal"] = new Snapshot { Signal = new SignalSummary { IsDecided = true, PValue = .005, Skill = .3, BestStatistic = "ridge", DetectableR2 = .05, Rows = 500, Columns = 5, Permutations = 199 } },
        ["rows"] = DrawnRows.Sound(),
        ["regression rows"] = DrawnRows.SoundNumbers(),
        ["training"] = DrawnTrainings.Snapshot(DrawnTrainings.Healthy),
        ["undrifted rows"] = DrawnRows.Drift(DrawnRows.Sound(), DrawnRows.Sound(seed: 2)),
        ["network"] = Networks.Of(Networks.Sound, Networks.Training),
        ["network at the start"] = NetworkAtTheStart,
        ["fitted model"] = new Snapshot { Structure = FittedModels.Sound },
    };

    /// <summary>Each detector speaks in at least one of these.</summary>
    public static IReadOnlyList<Snapshot> Broken { get; } =
    [
        Drawn.Regression(1_000, .001, .5, bias: -1.5, offset: 1.73, scale: 289),
        Drawn.Regression(500, .02, .8),
        Drawn.Regression(5_000, .5, -.3),
        Drawn.Regression([float.NaN, 1, 2], [1, 2, 3]),
        Drawn.Regression(Drawn.Numbers(100, 1, 0).Predicted, new float[100]),
        Drawn.Outputs(Drawn.Regression(500, .9, .9), Drawn.Regression(500, 0, 0)),
        Drawn.Labels(2, 900, 0, 100, 0),
        Drawn.Labels(3, 80, 20, 0, 20, 80, 0, 30, 30, 0),
        Drawn.Binary(5_000, .02, 2, shift: -6),
        Drawn.Binary(2_000, .1, 0, width: 0),
        Drawn.Binary(500, .3, -1.5, shift: 2),
        new Snapshot { Segments = [Segment("a", Drawn.Regression(300, .8, .8)), Segment("b", Drawn.Regression(300, 0, 0))] },
        UnresponsiveModelDetectorTests.Model([0], new ColumnResponse("x", 0, false)),
        UnresponsiveModelDetectorTests.Model([.4], new ColumnResponse("x", .4, false), new ColumnResponse("z", 0, false)),
        .. Tables,
        new Snapshot { Signal = new SignalSummary { IsDecided = true, PValue = .6, Skill = -.01, BestStatistic = "ridge", DetectableR2 = .03, Rows = 900, Columns = 5, Permutations = 199 } },
        DrawnRows.Wrong(),
        .. DrawnTrainings.Broken,
        DrawnRows.Drift(DrawnRows.Sound(), DrawnRows.Wrong()),
        .. BrokenNetworks,
        .. BrokenLosses,
        new Snapshot { Structure = FittedModels.Broken },
    ];

    /// <summary>Tables, each spoiled in one way.</summary>
    private static IEnumerable<Snapshot> Tables =>
    [
        DrawnTables.HealthyWith(DrawnTables.Two("constant", 400, 0)),
        DrawnTables.HealthyWith(DrawnTables.Two("nearly", 398, 2)),
        DrawnTables.Correlated(6, 500, (_, _) => .999),
        DrawnTables.Only(DrawnTables.Two("a", 50, 0), DrawnTables.Two("b", 50, 0)),
        DrawnTables.HealthyWith(new RowCopySummary { Rows = 400, DistinctRows = 300, DistinctFeatureRows = 250, ConflictingFeatureRows = 40, RowsInConflict = 90, BestCorrect = 350 }),
        DrawnTables.HealthyWith(DrawnTables.Number("gaps", [.. new double?[100], .. DrawnTables.Normal(300, 6)])),
        DrawnTables.HealthyWith(DrawnTables.Number("coded", [.. Enumerable.Repeat<double?>(-999, 100), .. DrawnTables.Normal(300, 7)])),
        DrawnTables.HealthyWith(DrawnTables.Number("broken", [double.NaN, double.PositiveInfinity, .. DrawnTables.Normal(398, 8)])),
        DrawnTables.HealthyWith(DrawnTables.Number("income", DrawnTables.Normal(400, 9, scale: 5e4))),
    ];

    /// <summary>One row, nothing but NaN, no variation, numbers at the end of their range, no rows at all.</summary>
    public static IReadOnlyList<Snapshot> Degenerate { get; } =
    [
        new Snapshot(),
        new Snapshot { Structure = new ModelStructure() },
        new Snapshot { Structure = FittedModels.Degenerate },
        Drawn.Regression([], []),
        Drawn.Regression([1], [2]),
        Drawn.Regression([1, 1, 1], [2, 2, 2]),
        Drawn.Regression([.. Enumerable.Repeat(float.NaN, 50)], [.. Enumerable.Repeat(float.NaN, 50)]),
        Drawn.Regression([.. Enumerable.Repeat(float.MaxValue, 50)], [.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue)]),
        Drawn.Regression([.. Enumerable.Range(0, 50).Select(i => i % 5 * float.Epsilon)], [.. Enumerable.Range(0, 50).Select(i => i % 5 * float.Epsilon)]),
        Drawn.Labels(1, 50),
        Drawn.Labels(2, 0, 0, 0, 0),
        Drawn.Labels(2, 1, 0, 0, 0),
        Drawn.Labels(3, 0, 50, 0, 0, 0, 0, 0, 0, 0),
        Drawn.Binary([], []),
        Drawn.Binary([.5f], [true]),
        Drawn.Binary([float.NaN, float.NaN], [true, false]),
        Drawn.Binary([.. Enumerable.Repeat(0f, 50)], new bool[50]),
        Drawn.Binary([.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue)], [.. Enumerable.Range(0, 50).Select(i => i % 4 < 2)], 0, areProbabilities: false),
        Drawn.Matrix([], 3, []),
        Drawn.Matrix([1, 0, 0], 3, [2]),
        Drawn.Matrix([.. Enumerable.Repeat(float.NaN, 60)], 3, new int[20]),
        Drawn.Unlabelled([]),
        Drawn.Unlabelled([float.NaN, float.PositiveInfinity]),
        Drawn.Unlabelled([.. Enumerable.Repeat(float.MaxValue, 50)], 2),
        new Snapshot { Segments = [Segment("a", Drawn.Regression([], [])), Segment("b", Drawn.Labels(2, 0, 0, 0, 0))] },
        new Snapshot { Response = new ResponseSummary { Rows = 0, OutputCount = 0, OutputResponses = [], Columns = [] } },
        UnresponsiveModelDetectorTests.Model([double.NaN], new ColumnResponse("x", double.NaN, false)),
        new Snapshot { Target = new TargetSummary { Name = "empty", Classes = [], ClassCounts = [] } },
        DrawnTables.Only(),
        DrawnTables.Only(DrawnTables.Number("x"), DrawnTables.Category("c")),
        DrawnTables.Snapshot(new DataSummary { Rows = 50, Columns = [] }),
        DrawnTables.Only(DrawnTables.Number("x", new double?[50]), DrawnTables.Category("c", new string?[50])),
        DrawnTables.Only(DrawnTables.Number("x", [.. Enumerable.Range(0, 50).Select(i => (double?)(i % 2 == 0 ? double.MaxValue : -double.MaxValue))]), DrawnTables.Number("y", [.. Enumerable.Repeat<double?>(double.NaN, 50)])),
        DrawnTables.Snapshot(DrawnTables.Healthy with { Rows = 0, RowCopies = DrawnTables.Distinct(0), Correlations = DrawnTables.Correlations([], 0, (_, _) => 0), Order = new LabelOrderSummary { Rows = 0, Runs = 0 }, ColumnSkills = [] }),
        new Snapshot { Signal = new SignalSummary { IsDecided = false, Reason = "too few rows" } },
        .. DrawnRows.Degenerate,
        .. DegenerateNetworks,
        .. DrawnTrainings.Degenerate,
        .. DegenerateLosses,
    ];

    private static SegmentSummary Segment(string name, Snapshot rows) => new()
    {
        Name = name,
        Count = rows.Labels?.Count ?? rows.Regression[0].Pair.Count,
        Regression = rows.Labels is null ? rows.Regression[0].Pair : null,
        Labels = rows.Labels,
    };
}
