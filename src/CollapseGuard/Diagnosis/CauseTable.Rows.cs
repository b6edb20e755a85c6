using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What a table's columns, rows and order say, and its distance from a reference table.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> RowLines() =>
    [
        Found("CG3014", UncenteredNormalizer, Strong, "a normalizer that divides without centring leaves such a column near-constant"),
        Found("CG3014", InputScale, Weak, "a column far from zero pushes every unit of the first layer the same way"),
        Clear("CG3014", UncenteredNormalizer, -Strong, "no column lies far from zero beside its spread"),
        Found("CG3015", InputScale, Strong, "scaling by the range squeezes all but a few numbers together"),
        Found("CG3015", DirtyData, Weak, "numbers so far outside may be codes or errors"),
        Clear("CG3015", DirtyData, -Weak, "no numbers stand far outside the others"),
        Found("CG3016", InputEncoding, Strong, "an encoded identifier is one column a row"),
        Found("CG3016", Overfitting, Weak, "an identifier lets a model memorise its rows"),
        Clear("CG3016", InputEncoding, -Weak, "no column names its rows"),
        Found("CG3017", TargetLeak, Decisive, "one column determines the label or tells it by being filled in", Circumstances.LeakShown),
        Found("CG3017", TargetLeak, Weak, "one column nearly knows the label", Circumstances.LeakNotShown),
        Found("CG3017", NoSignal, -Strong, "one column alone knows about the label"),
        Clear("CG3017", TargetLeak, -Strong, "no single column knows the label"),
        Found("CG3018", ConstantInputs, Weak, "columns repeat one another: there are fewer inputs than it seems"),
        Found("CG3019", UnshuffledData, Strong, "the rows come ordered by their label"),
        Clear("CG3019", UnshuffledData, -Strong, "the order of the rows says little about their labels"),
        Found("CG3020", TooLittleData, Strong, "too few rows, for their columns or of a class"),
        Found("CG3020", Overfitting, Weak, "so few rows are easily memorised"),
        Clear("CG3020", TooLittleData, -Strong, "there are rows enough for the columns and the classes"),
        Found("CG3021", DistributionDrift, Strong, "columns differ from those of the reference table"),
        Found("CG3021", TrainServeMismatch, Weak, "a changed unit, parser or source moves a column the same way"),
        Clear("CG3021", DistributionDrift, -Strong, "no column differs from the reference table's"),
        Clear("CG3021", TrainServeMismatch, -Weak, "the columns arrive as in the reference table"),
    ];
}
