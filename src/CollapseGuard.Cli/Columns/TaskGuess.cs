namespace CollapseGuard.Cli.Columns;

/// <summary>Guesses from the values of one label and one prediction whether the model predicts numbers, classes or scores.</summary>
internal static class TaskGuess
{
    /// <summary>Whole numbers with more different values than this are amounts, not classes.</summary>
    private const long MostClassesOfNumbers = 20;

    /// <summary>The kind, and why.</summary>
    /// <exception cref="InputException">Label and prediction do not fit each other.</exception>
    public static (OutputKind Kind, string Reason) Of(ColumnProfile label, ColumnProfile prediction)
    {
        if (IsTwoValued(label) && prediction.IsFractional)
        {
            return prediction.IsInUnitInterval
                ? (OutputKind.Scores, $"'{prediction.Column.Name}' holds numbers in [0, 1] beside two labels: probabilities")
                : throw new InputException($"'{prediction.Column.Name}' holds numbers from {prediction.Minimum:G4} to {prediction.Maximum:G4} beside a label of two values. "
                    + $"Say --score {prediction.Column.Name} --threshold T if they are scores, or --task regression if they are amounts.");
        }

        return label.IsNumeric ? BesideNumbers(label, prediction) : BesideText(label, prediction);
    }

    /// <summary>True for a label that a score can speak about.</summary>
    public static bool IsTwoValued(ColumnProfile label) => label.Distinct <= 2 && !label.IsFractional;

    private static (OutputKind Kind, string Reason) BesideNumbers(ColumnProfile label, ColumnProfile prediction)
    {
        if (label.IsFractional || prediction.IsFractional)
        {
            return (OutputKind.Numbers, $"'{(label.IsFractional ? label : prediction).Column.Name}' holds numbers with decimals");
        }

        if (!prediction.IsNumeric)
        {
            // A boolean beside 0/1 is a class; text beside numbers is an error in a column of numbers, which names its row.
            return prediction.Unreadable == 0 ? (OutputKind.Labels, "two values") : (OutputKind.Numbers, $"'{label.Column.Name}' holds numbers");
        }

        return prediction.Numbers == 0 || label.Distinct > MostClassesOfNumbers
            ? (OutputKind.Numbers, $"'{label.Column.Name}' holds about {label.Distinct} different numbers")
            : (OutputKind.Labels, $"'{label.Column.Name}' holds {label.Distinct} different whole numbers");
    }

    private static (OutputKind Kind, string Reason) BesideText(ColumnProfile label, ColumnProfile prediction)
    {
        bool isAmountWithErrors = label.IsMostlyNumeric && (prediction.IsFractional || label.Distinct > MostClassesOfNumbers);
        return isAmountWithErrors ? (OutputKind.Numbers, $"'{label.Column.Name}' holds mostly numbers")
            : prediction.IsFractional
                ? throw new InputException($"'{label.Column.Name}' holds text but '{prediction.Column.Name}' holds numbers with decimals; they cannot be compared. Name the predicted label with --prediction, or a score with --score and --positive.")
                : (OutputKind.Labels, $"'{label.Column.Name}' holds classes");
    }
}
