using System.Globalization;
using static CollapseGuard.Remedies.Imbalance.ImbalanceMeasure;
using static CollapseGuard.Remedies.Imbalance.ImbalanceVerdict;

namespace CollapseGuard.Remedies.Imbalance;

/// <summary>Which measure against rare classes is worth trying with these rows, which is impossible, and why. A pure function.</summary>
/// <remarks>
/// What cannot be done follows from the definitions of the methods. What is worth trying follows docs/results/resampling.md, which
/// has measured linear models and boosted trees with ML.NET's default options on eight sets, and:
/// Elor and Averbuch-Elor, "To SMOTE, or not to SMOTE?" (arXiv 2201.08528, 2022): balancing helps weak learners, and a
/// tuned threshold does as much; Blagus and Lusa, "SMOTE for high-dimensional class-imbalanced data" (BMC Bioinformatics 14,
/// 2013): little is won where columns outnumber rows; van den Goorbergh et al., "The harm of class imbalance corrections for
/// risk prediction models" (JAMIA 29, 2022): all of them but the threshold spoil calibration.
/// </remarks>
public static class ImbalanceAdvisor
{
    // At 1.9:1 balancing gave a linear model .02 of balanced accuracy, at 2.8:1 .09 (docs/results/resampling.md); nothing was measured between.
    private const double LeastRatio = 2;

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
                : Here.Trainer == TrainerKind.Trees
                ? Balancing(measure, WorthTrying, $"{Counts}: on eight sets weights gave boosted trees .02 of balanced accuracy, a chosen threshold .10.")
                : Balancing(measure, First, $"{Counts}: no row is lost or invented, and trainers with weights are as quick as before. Probabilities must be calibrated again."),
            RandomOverSampler => Balancing(measure, WorthTrying, Here.Trainer == TrainerKind.Trees
                ? "As class weights: .02 of balanced accuracy for boosted trees on eight sets, where a chosen threshold gave .10; trees may cut out single repeated rows."
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
                ? Balancing(measure, LittleToGain, AtTheBorder(measure))
                : (Here.NumericColumns ?? 0) + categorical > Here.Classes.Sum(c => c.Rows)
                    ? Say(measure, LittleToGain, string.Create(CultureInfo.InvariantCulture, $"{numeric + categorical:N0} columns and {Here.Classes.Sum(c => c.Rows):N0} rows: points between neighbours tell little where all rows lie far apart."))
                    : Balancing(measure, WorthTrying, Here.Trainer == TrainerKind.Trees
                        ? "Gave boosted trees .04 of balanced accuracy on eight sets: more than weights (.02), less than a chosen threshold (.10). On training rows only, after scaling."
                        : "Widens the region of the rare class; gave linear models as much as weights did on eight sets, and no more. On training rows only, after scaling."));
        }

        // Adasyn and BorderlineSmote are judged by what they do; SmoteEnn was measured.
        private string AtTheBorder(ImbalanceMeasure measure) => measure != SmoteEnn
            ? "Against plain Smote a bet on the border between the classes: where classes overlap it adds or removes the rows that are hardest to tell."
            : Here.Trainer == TrainerKind.Trees
                ? "Gave boosted trees as much balanced accuracy as a chosen threshold on eight sets (.10), but their mean log-loss went from .40 to .96, which the threshold leaves alone."
                : "No better than plain Smote for linear models on eight sets, with worse probabilities: cleaning takes out the rows that are hardest to tell.";

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
