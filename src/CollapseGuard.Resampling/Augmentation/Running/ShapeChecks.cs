using System.Globalization;

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>What must hold of rows that are series or images.</summary>
internal static class ShapeChecks
{
    /// <param name="rows">The rows.</param>
    /// <param name="name">Who asks.</param>
    /// <param name="numbers">Numbers that the shape holds.</param>
    /// <param name="product">The shape as text, as in "H x W x C = 28 x 28 x 1".</param>
    /// <exception cref="ResamplingException">The length differs, a column is categorical, or a number is NaN or infinite.</exception>
    public static void Require(AugmentationRows rows, string name, long numbers, string product)
    {
        if (numbers != rows.Columns)
        {
            throw new ResamplingException(ResamplingProblem.Shape, string.Create(CultureInfo.InvariantCulture, $"{product} = {numbers}, but a row has {rows.Columns} numbers. Set {name}.Shape to the shape of the rows, or take columns that belong to no pixel or step out of them."));
        }

        IReadOnlyList<IReadOnlyList<string>?> categories = rows.Labelled.Categories;
        int categorical = categories.TakeWhile(names => names is null).Count();
        if (categorical < categories.Count)
        {
            throw new ResamplingException(ResamplingProblem.ColumnKind, $"Column '{rows.Labelled.ColumnNames[categorical]}' is categorical; {name} needs rows of numbers only.");
        }

        RowChecks.RequireFinite(name, rows.Labelled);
    }
}
