using System.Globalization;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>
/// dotnet/machinelearning 2397: the state of a device (0 or 1) from a date and time alone, one-hot encoded, by a regression; every new time gets the same answer,
/// another one for each trainer. The device here is on in the evening.
/// </summary>
public class OneHotDateTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly DateTime Start = new(2019, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static TheoryData<string> Trainers => ["FastTree", "OnlineGradientDescent"];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void New_times_are_encoded_as_nothing(string trainer)
    {
        ITransformer model = Pipeline(trainer).Fit(Hours(0, 500));

        CollapseReport report = Context.CollapseGuard().CheckModel(model, Hours(500, 700), "Device_Active", trainingData: Hours(0, 500));

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4046" && f.Message.Contains("none of the 500 features", StringComparison.Ordinal));
        Assert.Equal(CauseId.InputEncoding, report.Causes[0].Cause);
        Assert.Equal(report.Causes[0].Cause, report.Remedies[0].Cause);
    }

    [Fact]
    public void On_the_rows_it_was_fitted_to_each_row_has_a_column_of_its_own()
    {
        ITransformer model = Pipeline("OnlineGradientDescent").Fit(Hours(0, 500));

        CollapseReport report = Context.CollapseGuard().CheckModel(model, Hours(0, 500), "Device_Active");

        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4046" && f.Message.Contains("0 in every other row", StringComparison.Ordinal));
    }

    /// <summary>The same hours, encoded by what they share.</summary>
    [Fact]
    public void The_hour_of_the_day_cures()
    {
        var pipeline = Context.Transforms.CustomMapping<Reading, Shared>((reading, shared) => shared.Hour = DateTime.Parse(reading.Date_Time, CultureInfo.InvariantCulture).Hour, null)
            .Append(Context.Transforms.Categorical.OneHotEncoding("Features", "Hour"))
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "Device_Active"));

        CollapseReport report = Context.CollapseGuard().CheckModel(pipeline.Fit(Hours(0, 500)), Hours(500, 700), "Device_Active");

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.DoesNotContain(report.Findings, f => f.Detector.Id == "CG4046");
    }

    private static IEstimator<ITransformer> Pipeline(string trainer)
    {
        var features = Context.Transforms.Categorical.OneHotEncoding("Encoded", "Date_Time").Append(Context.Transforms.Concatenate("Features", "Encoded"));
        return trainer == "FastTree"
            ? features.Append(Context.Regression.Trainers.FastTree(labelColumnName: "Device_Active"))
            : features.Append(Context.Regression.Trainers.OnlineGradientDescent(labelColumnName: "Device_Active"));
    }

    private static IDataView Hours(int first, int end) => Context.Data.LoadFromEnumerable(Enumerable.Range(first, end - first).Select(hour => new Reading
    {
        Date_Time = Start.AddHours(hour).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Device_Active = hour % 24 is >= 17 and < 23 ? 1 : 0,
    }).ToList());

    private sealed class Reading
    {
        public string Date_Time { get; set; } = "";

        public float Device_Active { get; set; }
    }

    private sealed class Shared
    {
        public float Hour { get; set; }
    }
}
