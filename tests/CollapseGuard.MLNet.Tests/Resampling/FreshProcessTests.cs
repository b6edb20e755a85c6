using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>Saved models in a process that has ML.NET and nothing of ours.</summary>
public class FreshProcessTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Data = SampleRows.View(Context, SampleRows.Make(200));

    [Theory]
    [InlineData("Resample")]
    [InlineData("Oversample")]
    [InlineData("OneVersusAll")]
    public void A_model_loads_and_scores_every_row_alike(string form)
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        Smote smote = new() { Seed = 1 };
        var normalize = Context.Transforms.NormalizeMinMax("Features");
        var trainer = Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 5);
        ITransformer model = form switch
        {
            "Resample" => normalize.Append(collapse.Resample(trainer, smote)).Fit(Data),
            "Oversample" => normalize.Append(collapse.Oversample(smote)).Append(trainer).Fit(Data),
            _ => Context.Transforms.Conversion.MapValueToKey("Kind").Append(Context.MulticlassClassification.Trainers.OneVersusAll(
                collapse.Resample(Context.BinaryClassification.Trainers.AveragedPerceptron("Kind"), smote, "Kind"), "Kind")).Fit(Data),
        };
        string folder = Directory.CreateTempSubdirectory("resampled").FullName;
        try
        {
            string zip = Path.Combine(folder, "model.zip"), rows = Path.Combine(folder, "rows.idv");
            Context.Model.Save(model, Data.Schema, zip);
            using (FileStream stream = File.Create(rows))
            {
                Context.Data.SaveAsBinary(Data, stream);
            }

            float[] here = Scores(model);
            ITransformer loaded = Context.Model.Load(zip, out _);

            Assert.Equal(here, FreshProcess.Score(zip, rows, "Score"));
            Assert.Equal(here, Scores(loaded));
            Assert.Equal(200, here.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static float[] Scores(ITransformer model)
    {
        IDataView scored = model.Transform(Data);
        return scored.Schema["Score"].Type is VectorDataViewType
            ? [.. scored.GetColumn<float[]>("Score").Select(vector => vector[0])]
            : [.. scored.GetColumn<float>("Score")];
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
