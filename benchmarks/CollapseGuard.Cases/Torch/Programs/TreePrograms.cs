using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>ML.NET programs whose trees cannot split: FastTree's default leaf holds at least ten rows.</summary>
internal static class TreePrograms
{
    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        new TreeProgram("mlnet-1839", "GitHub, dotnet/machinelearning#1839", PredictionTask.Binary, Standing.Reproduced, [CauseId.LeafMinimumTooLarge], TwoRows, TwoRows, context => BooleanLabel(context).Append(context.BinaryClassification.Trainers.FastTree())),
        new TreeProgram("dotnetdocs-7753", "GitHub, dotnet/docs#7753", PredictionTask.Regression, Standing.Partly, [CauseId.LeafMinimumTooLarge, CauseId.InputEncoding], () => Sales(0, 26), () => Sales(24, 12), context => context.Regression.Trainers.FastTree()),
    ];

    private static TreeRow[] TwoRows() => [new([0, 0], 0), new([1, 1], 1)];

    /// <summary>Year and month to sales, trained on 26 months from January 2016 and asked about 2018. The asker's numbers were not published; these grow and swing with the season.</summary>
    private static TreeRow[] Sales(int firstMonth, int count) =>
    [
        .. Enumerable.Range(firstMonth, count).Select(i => new TreeRow([2016 + (i / 12), 1 + (i % 12)], 3000 + (140 * i) + (float)(900 * Math.Sin(Math.PI * i / 6)))),
    ];

    private static TypeConvertingEstimator BooleanLabel(MLContext context) =>
        context.Transforms.Conversion.ConvertType(nameof(TreeRow.Label), outputKind: DataKind.Boolean);
}
