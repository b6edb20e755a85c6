using System.Globalization;
using static CollapseGuard.Remedies.Imbalance.ImbalanceMeasure;
using static CollapseGuard.Remedies.Imbalance.ImbalanceVerdict;

namespace CollapseGuard.Remedies.Imbalance;

/// <summary>Which measure against rare classes is worth trying with these rows, which is impossible, and why. A pure function.</summary>
/// <remarks>
/// What cannot be done follows from the definitions of the methods. What is worth trying follows docs/results/resampling.md and:
/// Elor and Averbuch-Elor, "To SMOTE, or not to SMOTE?" (arXiv 2201.08528, 2022): balancing helps weak learners, and a
/// tuned threshold does as much; Blagus and Lusa, "SMOTE for high-dimensional class-imbalanced data" (BMC Bioinformatics 14,
/// 2013): little is won where columns outnumber rows; van den Goorbergh et al., "The harm of class imbalance corrections for
/// risk prediction models" (JAMIA 29, 2022): all of them but the threshold spoil calibration.
/// </remarks>
public static class ImbalanceAdvisor
{
    // Below 3:1 the usual threshold still decides for both classes (judgement; docs/results/resampling.md has no set below 1.8:1).
    private const double LeastRatio = 3;

    // Taking rows away leaves about twice this many (judgement: a linear model of ten columns wants ten rows a column).
    private const long FewestForUndersampling = 100;

    /// <summary>Advice for every measure: what to begin with first, what is impossible last.</summary>
    /// <param name="situation">What is known.</param>
    /// <exception cref="ArgumentException">There is no class.</exception>
    public static IReadOnlyList<ImbalanceAdvice> Advise(ImbalanceSituation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        if (situation.Classes.Count == 0)
        {
            throw new ArgumentException("'situation' has no class; give the name and the rows of each.", nameof(situation));
        }

        ClassRows rarest = situation.Classes.Where(c => c.Rows > 0).DefaultIfEmpty(situation.Classes[0]).MinBy(c => c.Rows);
        ClassRows largest = situation.Classes.MaxBy(c => c.Rows);
        if (situation.Classes.Count(c => c.Rows > 0) < 2)
        {
            return [.. Enum.GetValues<ImbalanceMeasure>().Select(m => new ImbalanceAdvice(m, Impossible, $"All rows are of class '{largest.Name}': there is nothing to learn from. Bring rows of another class."))];
        }

        var facts = new Facts(situation, rarest, largest);
        return [.. Enum.GetValues<ImbalanceMeasure>().Select(facts.Of).OrderByDescending(advice => advice.Verdict).ThenBy(advice => advice.Measure)];
    }

    private sealed record Facts(ImbalanceSituation Here, ClassRows Rarest, ClassRows Largest)
    {
        private double Ratio => (double)Largest.Rows / Rarest.Rows;

        private bool IsBalanced => Ratio < LeastRatio;

        private string Counts => string.Create(CultureInfo.InvariantCulture, $"{Largest.Rows:N0} rows of '{Largest.Name}', {Rarest.Rows:N0} of '{Rarest.Name}'");

        public ImbalanceAdvice Of(ImbalanceMeasure measure) => measure switch
        {
            Threshold => Here.ScoresRank == false
                ? Say(measure, Impossible, "The scores do not rank the classes, so no threshold parts them.")
                : Say(measure, First, $"{Counts}: choose the cut on held-out rows. It needs no training and leaves probabilities as they are."),
            ClassWeights => Here.Trainer == TrainerKind.NearestNeighbors
                ? Say(measure, Impossible, "Nearest neighbours take no weights.")
                : Balancing(measure, First, $"{Counts}: no row is lost or invented, and trainers with weights are as quick as before. Probabilities must be calibrated again."),
            RandomOverSampler => Balancing(measure, WorthTrying, Here.Trainer == TrainerKind.Trees
                ? "Equal to class weights but for the noise of the draw; trees may cut out single repeated rows."
                : "Equal to class weights but for the noise of the draw: for trainers that take no weights, and for batches that would hold no rare row."),
            RandomUnderSampler => Rarest.Rows < FewestForUndersampling
                ? Say(measure, LittleToGain, string.Create(CultureInfo.InvariantCulture, $"It would leave {Rarest.Rows:N0} rows of each class and throw {Largest.Rows - Rarest.Rows:N0} away."))
                : Balancing(measure, WorthTrying, string.Create(CultureInfo.InvariantCulture, $"Leaves {Rarest.Rows:N0} rows of each class: quick, and several draws can be averaged.")),
            TomekLinks or EditedNearestNeighbours => Neighbors(measure) ?? Numbers(measure)
                ?? Say(measure, Largest.Rows > Rarest.Rows * 10 ? LittleToGain : WorthTrying, string.Create(CultureInfo.InvariantCulture, $"Takes rows at the border out of the larger class; it does not balance ({Ratio:F0}:1).")),
            _ => Synthetic(measure),
        };

        private ImbalanceAdvice Synthetic(ImbalanceMeasure measure)
        {
            int numeric = Here.NumericColumns ?? 1, categorical = Here.CategoricalColumns ?? 0;
            ImbalanceAdvice? columns = measure switch
            {
                SmoteNC when categorical == 0 => Say(measure, Impossible, Here.CategoricalColumns is null ? "For numbers and categories together; no categorical column is known here." : "There is no categorical column: Smote is meant for numbers."),
                SmoteNC when numeric == 0 => Say(measure, Impossible, "There is no numeric column: SmoteN is meant for categories alone."),
                SmoteN when numeric > 0 => Say(measure, Impossible, "For categories alone: numbers would count as different whenever they are not the same."),
                SmoteNC or SmoteN => null,
                _ => Numbers(measure),
            };
            return columns ?? Missing(measure) ?? Neighbors(measure) ?? (measure is SmoteEnn or Adasyn or BorderlineSmote
                ? Balancing(measure, LittleToGain, "Against plain Smote a bet on the border between the classes: where classes overlap it adds or removes the rows that are hardest to tell.")
                : (Here.NumericColumns ?? 0) + categorical > Rarest.Rows
                    ? Say(measure, LittleToGain, string.Create(CultureInfo.InvariantCulture, $"{numeric + categorical:N0} columns and {Rarest.Rows:N0} rows of '{Rarest.Name}': points between neighbours tell little where all rows lie far apart."))
                    : Balancing(measure, Here.Trainer == TrainerKind.Trees ? LittleToGain : WorthTrying, Here.Trainer == TrainerKind.Trees
                        ? "Boosted trees gain little from invented rows that weights and a threshold do not give."
                        : "Widens the region of the rare class; may help linear models and small networks as much as weights do. On training rows only, after scaling."));
        }

        private ImbalanceAdvice? Numbers(ImbalanceMeasure measure) =>
            Here.CategoricalColumns > 0
                ? Say(measure, Impossible, string.Create(CultureInfo.InvariantCulture, $"{Here.CategoricalColumns:N0} of the columns are categories, which have no distance or middle: {(Here.NumericColumns == 0 ? "SmoteN" : "SmoteNC")}, or encode them first."))
                : Missing(measure);

        private ImbalanceAdvice? Missing(ImbalanceMeasure measure) =>
            Here.MissingCells > 0
                ? Say(measure, Impossible, string.Create(CultureInfo.InvariantCulture, $"{Here.MissingCells:N0} cells are missing, and distances need all of them: fill or drop them first."))
                : null;

        private ImbalanceAdvice? Neighbors(ImbalanceMeasure measure) =>
            measure is not (TomekLinks or EditedNearestNeighbours) && Rarest.Rows <= Here.Neighbors
                ? Say(measure, Impossible, string.Create(CultureInfo.InvariantCulture, $"Class '{Rarest.Name}' has {Rarest.Rows:N0} rows; {Here.Neighbors} neighbours need {Here.Neighbors + 1}. {(Rarest.Rows > 1 ? $"At most {Rarest.Rows - 1} neighbours work; more" : "More")} rows help more."))
                : null;

        private ImbalanceAdvice Balancing(ImbalanceMeasure measure, ImbalanceVerdict verdict, string reason) =>
            IsBalanced
                ? Say(measure, LittleToGain, string.Create(CultureInfo.InvariantCulture, $"{Counts} ({Ratio:F1}:1): the classes are near enough to balance."))
                : Say(measure, verdict, reason);

        private static ImbalanceAdvice Say(ImbalanceMeasure measure, ImbalanceVerdict verdict, string reason) => new(measure, verdict, reason);
    }
}
