using System.Globalization;
using CollapseGuard.Statistics;

namespace CollapseGuard.Resampling;

/// <summary>What must hold of rows before a sampler starts.</summary>
internal static class RowChecks
{
    /// <exception cref="ResamplingException">Fewer than two classes have rows.</exception>
    public static void RequireClasses(string sampler, LabelledRows rows)
    {
        int present = rows.ClassCounts.Count(count => count > 0);
        if (present == 0)
        {
            throw new ResamplingException(ResamplingProblem.OneClass, $"There are no rows; {sampler} needs rows of at least 2 classes.");
        }

        if (present == 1)
        {
            string only = rows.ClassNames[rows.Labels.Span[0]];
            throw new ResamplingException(ResamplingProblem.OneClass, $"All {rows.Count} rows are of class '{only}'; {sampler} needs rows of at least 2 classes. Check how the rows were selected or split.");
        }
    }

    /// <exception cref="ResamplingException">The columns are not of the kinds that the sampler works on.</exception>
    public static void RequireColumns(string sampler, ColumnNeed need, LabelledRows rows)
    {
        int categorical = rows.Categories.Count(names => names is not null);
        string First(bool isCategorical) => $"'{rows.ColumnNames[rows.Categories.TakeWhile(names => (names is not null) != isCategorical).Count()]}'";
        string? message = need switch
        {
            ColumnNeed.Numeric when categorical > 0 =>
                $"{categorical} of {rows.Columns} columns are categorical, the first is {First(true)}; {sampler} calculates with numbers. {(categorical < rows.Columns ? "SmoteNC resamples mixed columns" : "SmoteN resamples categorical columns")}; or encode them first.",
            ColumnNeed.Mixed when categorical == 0 =>
                $"None of the {rows.Columns} columns is categorical; {sampler} needs at least one beside the numeric ones. Use Smote, or mark the columns that hold codes with WithCategorical.",
            ColumnNeed.Mixed when categorical == rows.Columns =>
                $"All {rows.Columns} columns are categorical; {sampler} needs at least one numeric column to measure how much a category counts. Use SmoteN.",
            ColumnNeed.Categorical when categorical < rows.Columns =>
                $"{rows.Columns - categorical} of {rows.Columns} columns are numeric, the first is {First(false)}; {sampler} works on categories only. {(categorical > 0 ? "Use SmoteNC" : "Use Smote")}, or mark the columns that hold codes with WithCategorical.",
            _ => null,
        };
        if (message is not null)
        {
            throw new ResamplingException(ResamplingProblem.ColumnKind, message);
        }
    }

    /// <exception cref="ResamplingException">A number is NaN or infinite.</exception>
    public static void RequireFinite(string sampler, LabelledRows rows)
    {
        ReadOnlySpan<float> values = rows.Features.Span;
        int first = FiniteNumbers.IndexOfNonFinite(values);
        if (first < 0)
        {
            return;
        }

        int bad = 0, d = rows.Columns;
        var perColumn = new int[d];
        for (int row = first / d; row < rows.Count; row++)
        {
            bool isBad = false;
            for (int c = 0; c < d; c++)
            {
                if (!float.IsFinite(values[(row * d) + c]))
                {
                    isBad = true;
                    perColumn[c]++;
                }
            }

            bad += isBad ? 1 : 0;
        }

        string what = rows.Categories[first % d] is null ? values[first].ToString(CultureInfo.InvariantCulture) : "missing";
        string columns = string.Join(", ", Enumerable.Range(0, d).Where(c => perColumn[c] > 0).OrderByDescending(c => perColumn[c]).Take(3).Select(c => $"'{rows.ColumnNames[c]}' ({perColumn[c]})"));
        throw new ResamplingException(ResamplingProblem.MissingValues, $"{bad} of {rows.Count} rows hold NaN, infinite or missing values, the first is row {first / d}, column '{rows.ColumnNames[first % d]}' ({what}); most are in {columns}. {sampler} calculates with them, which needs finite values: fill them or leave the rows out first.");
    }
}
