using System.Diagnostics;
using System.Globalization;
using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.MLNet.Tests.Resampling;
using CollapseGuard.MLNet.Thresholds;
using CollapseGuard.Resampling;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Saving;

/// <summary>Saved models in a process that has ML.NET and nothing of ours.</summary>
public class FreshProcessTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Data = SampleRows.View(Context, SampleRows.Make(200));

    [Theory]
    [InlineData("Resample")]
    [InlineData("Oversample")]
    [InlineData("OneVersusAll")]
    [InlineData("Augment")]
    [InlineData("Normalize")]
    [InlineData("Normalize, logarithm")]
    [InlineData("ScaleTarget")]
    [InlineData("Regularize")]
    [InlineData("TuneThreshold")]
    [InlineData("WeightByClass")]
    [InlineData("RestorePrevalence")]
    [InlineData("RestorePrevalence, classes")]
    [InlineData("Watch")]
    public void A_model_loads_and_scores_every_row_alike(string form)
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        Smote smote = new() { Seed = 1 };
        var normalize = Context.Transforms.NormalizeMinMax("Features");
        var trainer = Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 5);
        var linear = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();
        ITransformer model = form switch
        {
            "Resample" => normalize.Append(collapse.Resample(trainer, smote)).Fit(Data),
            "Oversample" => normalize.Append(collapse.Oversample(smote)).Append(trainer).Fit(Data),
            "OneVersusAll" => Context.Transforms.Conversion.MapValueToKey("Kind").Append(Context.MulticlassClassification.Trainers.OneVersusAll(
                collapse.Resample(Context.BinaryClassification.Trainers.AveragedPerceptron("Kind"), smote, "Kind"), "Kind")).Fit(Data),
            "Augment" => normalize.Append(collapse.Augment(trainer, new GaussianJitter { Seed = 1 })).Fit(Data),
            "Normalize" => collapse.Normalize("Features").Append(linear).Fit(Data),
            "Normalize, logarithm" => collapse.Normalize("Features", options: new NormalizeOptions { Method = NormalizationMethod.Log }).Append(linear).Fit(Data),
            "ScaleTarget" => collapse.ScaleTarget(Context.Regression.Trainers.FastTree("Number", numberOfTrees: 5), labelColumnName: "Number").Fit(Data),
            "Regularize" => collapse.Regularize(
                (float l1, float l2) => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: l1, l2Regularization: l2), [(0, 0), (1, 1)]).Fit(Data),
            "TuneThreshold" => collapse.TuneThreshold(linear.Fit(Data), Data, options: new ThresholdOptions { Force = true }).Model,
            "WeightByClass" => collapse.WeightByClass(outputColumnName: "ClassWeight").Append(
                Context.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "ClassWeight")).Fit(Data),
            "RestorePrevalence" => linear.Append(collapse.RestorePrevalence(.5, .1)).Fit(Data),
            "RestorePrevalence, classes" => Context.Transforms.Conversion.MapValueToKey("Kind").Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Kind"))
                .Append(collapse.RestorePrevalence(Kinds(1), Kinds(3))).Fit(Data),
            "Watch" => normalize.Append(collapse.Watch(trainer, Data)).Fit(Data),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
        };
        string column = form is "RestorePrevalence" ? "Probability" : "Score";
        string folder = Directory.CreateTempSubdirectory("saved").FullName;
        try
        {
            string zip = Path.Combine(folder, "model.zip"), rows = Path.Combine(folder, "rows.idv");
            Context.Model.Save(model, Data.Schema, zip);
            using (FileStream stream = File.Create(rows))
            {
                Context.Data.SaveAsBinary(Data, stream);
            }

            float[] here = Scores(model, column);
            ITransformer loaded = Context.Model.Load(zip, out _);

            Assert.Equal(here, FreshProcess.Score(zip, rows, column));
            Assert.Equal(here, Scores(loaded, column));
            Assert.Equal(200, here.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Priors of the kinds in the rows, the first one so many times as frequent as the others.</summary>
    private static Dictionary<string, double> Kinds(double first)
    {
        string[] names = [.. Data.GetColumn<string>("Kind").Distinct()];
        return names.ToDictionary(name => name, name => (name == names[0] ? first : 1) / (first + names.Length - 1));
    }

    private static float[] Scores(ITransformer model, string column)
    {
        IDataView scored = model.Transform(Data);
        return scored.Schema[column].Type is VectorDataViewType
            ? [.. scored.GetColumn<float[]>(column).Select(vector => vector[0])]
            : [.. scored.GetColumn<float>(column)];
    }
}

/// <summary>The program CollapseGuard.MLNet.FreshProcess, built beside these tests.</summary>
internal static class FreshProcess
{
    /// <summary>The numbers that the process prints for each row.</summary>
    public static float[] Score(string model, string rows, string column)
    {
        // Same configuration and framework folders as this assembly's own.
        string built = AppContext.BaseDirectory.Replace("CollapseGuard.MLNet.Tests", "CollapseGuard.MLNet.FreshProcess", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(built, "CollapseGuard.MLNet.FreshProcess.dll"), model, rows, column])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => float.Parse(line, CultureInfo.InvariantCulture))];
    }
}
