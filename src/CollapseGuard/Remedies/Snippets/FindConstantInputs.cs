namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy find-constant-inputs.</summary>
public static class FindConstantInputs
{
    // <snippet>
    // Right before the model, on the rows as it receives them: names of the columns that carry nothing.
    public static IReadOnlyList<string> ConstantColumns(FeatureTable inputs) =>
    [
        .. inputs.Columns.OfType<NumericColumn>()
            .Where(column => column.Values.ToArray().Distinct().Count() < 2)
            .Select(column => column.Name),
    ];
    // </snippet>
}
