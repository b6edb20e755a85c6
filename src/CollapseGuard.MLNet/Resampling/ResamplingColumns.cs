using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>The columns that resampling reads, by name.</summary>
/// <param name="Label">What the trainer learns.</param>
/// <param name="Class">Whose classes are balanced; most often the label.</param>
/// <param name="Features">Where distances are measured and synthetic values are made; not read for a sampler that needs neither.</param>
/// <param name="Weight">Weights of rows, or null.</param>
internal sealed record ResamplingColumns(string Label, string Class, string[] Features, string? Weight)
{
    /// <summary>The columns a sampler reads.</summary>
    public IEnumerable<string> Read(bool features)
    {
        yield return Class;
        if (Weight is not null)
        {
            yield return Weight;
        }

        foreach (string feature in features ? Features : [])
        {
            yield return feature;
        }
    }

    /// <exception cref="ArgumentException">A column is missing, or stands in two roles.</exception>
    public static ResamplingColumns Of(string label, IReadOnlyList<string> featureColumnNames, string? weight, string? @class)
    {
        ArgumentException.ThrowIfNullOrEmpty(label, "labelColumnName");
        string[] names = [.. featureColumnNames];
        if (names.Length == 0 || names.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("'featureColumnNames' is empty or holds an empty name; name at least one column.", nameof(featureColumnNames));
        }

        string balanced = @class ?? label;
        foreach (string name in names)
        {
            if (name == label || name == balanced || name == weight || names.Count(other => other == name) > 1)
            {
                throw new ArgumentException($"Column '{name}' is named twice, among the features and {(names.Count(other => other == name) > 1 ? "there again" : name == weight ? "as weight" : name == label ? "as label" : "as classes")}; each column has one role.", nameof(featureColumnNames));
            }
        }

        return new ResamplingColumns(label, balanced, names, weight);
    }

    /// <exception cref="ArgumentException">The shape lacks a column that is read.</exception>
    public void Require(SchemaShape shape, bool features, string purpose)
    {
        foreach (string name in Read(features))
        {
            if (shape.All(column => column.Name != name))
            {
                throw new ArgumentException(
                    $"There is no column '{name}' to {purpose} by; the columns are {string.Join(", ", shape.Select(column => $"'{column.Name}'"))}. Name one of them, or put the step after the one that makes it.", nameof(shape));
            }
        }
    }

    /// <summary>The class column of a view.</summary>
    public ClassSink ClassSink(DataViewSchema schema) => new(ColumnSink.Find(schema, Class, Class == Label ? "labelColumnName" : nameof(ResamplingOptions.ClassColumnName)));
}
