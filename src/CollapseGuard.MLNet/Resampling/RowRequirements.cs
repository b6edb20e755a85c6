using System.Globalization;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.Resampling;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>What must hold of the rows before a sampler starts, said in the terms of ML.NET.</summary>
internal static class RowRequirements
{
    private const string WithoutFeatures = "RandomOverSampler and RandomUnderSampler need no distances and take such rows";

    /// <exception cref="ResamplingException">The sampler cannot work on columns of these kinds.</exception>
    public static void RequireKinds(Sampler sampler, FeatureColumnRows[] features)
    {
        string name = sampler.GetType().Name;
        FeatureColumnRows? category = features.FirstOrDefault(column => column is CategoryRows);
        FeatureColumnRows? number = features.FirstOrDefault(column => column is not CategoryRows);
        string? message = sampler.Needs switch
        {
            ColumnNeed.Numeric when category is not null =>
                $"Feature column '{category.Column.Name}' has type {category.Column.Type}, a category; {name} calculates with numbers. {(number is null ? "SmoteN takes categories" : "SmoteNC takes numbers and categories together")}; or encode the column first, for instance with Transforms.Categorical.OneHotEncoding.",
            ColumnNeed.Mixed when category is null =>
                $"No feature column is a category; {name} needs one at least beside the numeric ones: text, a key or a Boolean. Name them with featureColumnNames, before they are one-hot encoded; or use Smote.",
            ColumnNeed.Mixed when number is null =>
                $"All feature columns are categories; {name} needs a numeric one at least to weigh them against. Use SmoteN, or name a numeric column too.",
            ColumnNeed.Categorical when number is not null =>
                $"Feature column '{number.Column.Name}' has type {number.Column.Type}, a number; {name} takes categories only: text, keys, Booleans. Use {(category is null ? "Smote" : "SmoteNC")}.",
            _ => null,
        };
        if (message is not null)
        {
            throw new ResamplingException(ResamplingProblem.ColumnKind, message);
        }
    }

    /// <exception cref="ResamplingException">The label has no classes, or misses some where the sampler measures distances.</exception>
    public static void RequireClasses(ClassSink column, ClassLabels classes, ResamplingColumns columns, Sampler sampler)
    {
        if (column.Column.Type == NumberDataViewType.Single || column.Column.Type == NumberDataViewType.Double)
        {
            int broken = Array.FindIndex(column.ToNumbers(), number => number != Math.Floor(number));
            if (broken >= 0)
            {
                throw new ResamplingException(ResamplingProblem.ColumnKind,
                    $"Column '{columns.Class}' has {classes.Names.Length} different numbers, {classes.Names[broken]} among them in row {Array.IndexOf(classes.Codes, broken)}; a number with a fraction is no class. Name a column of classes with ResamplingOptions.ClassColumnName, for instance a band of the target made by Transforms.Expression.");
            }
        }

        int missing = classes.Codes.Count(code => code == ClassLabels.Missing);
        if (missing > 0 && sampler.Needs != ColumnNeed.Any)
        {
            throw new ResamplingException(ResamplingProblem.MissingValues,
                $"Column '{columns.Class}' is missing in {missing} of {classes.Codes.Length} rows, the first is row {Array.IndexOf(classes.Codes, ClassLabels.Missing)}; {sampler.GetType().Name} measures distances between classes and needs the class of every row. Leave these rows out, for instance with Data.FilterRowsByMissingValues; {WithoutFeatures} as they are.");
        }
    }

    /// <exception cref="ResamplingException">A weight is negative, NaN or infinite.</exception>
    public static void RequireWeights(string? column, float[] weights)
    {
        int bad = Array.FindIndex(weights, weight => !(weight >= 0 && float.IsFinite(weight)));
        if (bad >= 0)
        {
            throw new ResamplingException(ResamplingProblem.MissingValues, string.Create(CultureInfo.InvariantCulture,
                $"Weight column '{column}' holds {weights[bad]} in row {bad}; weights must be finite and at least 0."));
        }
    }

    /// <exception cref="ResamplingException">A feature is NaN or infinite.</exception>
    public static void RequireFinite(Sampler sampler, FeatureColumnRows[] features, ReadOnlySpan<float> block, int width)
    {
        int first = block.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (first < 0)
        {
            return;
        }

        int rows = block.Length / width, bad = 0;
        var perSlot = new int[width];
        for (int row = first / width; row < rows; row++)
        {
            bool isBad = false;
            for (int slot = 0; slot < width; slot++)
            {
                bool here = !float.IsFinite(block[(row * width) + slot]);
                perSlot[slot] += here ? 1 : 0;
                isBad |= here;
            }

            bad += isBad ? 1 : 0;
        }

        string most = string.Join(", ", Enumerable.Range(0, width).Where(slot => perSlot[slot] > 0).OrderByDescending(slot => perSlot[slot]).Take(3).Select(slot => $"{Place(features, slot)}: {perSlot[slot]} rows"));
        throw new ResamplingException(ResamplingProblem.MissingValues,
            $"{bad} of {rows} rows hold NaN or infinite features, the first is row {first / width}; most are in {most}. {sampler.GetType().Name} measures distances, which needs finite numbers. Fill them with Transforms.ReplaceMissingValues, leave the rows out with Data.FilterRowsByMissingValues; {WithoutFeatures} as they are.");
    }

    private static string Place(FeatureColumnRows[] features, int slot)
    {
        int at = 0;
        while (slot - at >= features[0].Width)
        {
            at += features[0].Width;
            features = features[1..];
        }

        return features[0].Place(slot - at);
    }
}
