using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What the columns and rows of the table say.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> ColumnLines() =>
    [
        Found("CG3005", ConstantInputs, Strong, "input columns hold a single value or none"),
        Clear("CG3005", ConstantInputs, -Weak, "every input column varies in the table"),
        Found("CG3006", ConstantInputs, Weak, "input columns hold nearly always the same value"),
        Found("CG3006", InputEncoding, Weak, "an encoding that splits a column by its rare values makes near-constant columns"),
        Found("CG3007", ConstantInputs, Weak, "the input columns repeat one another"),
        Found("CG3007", ConstantInputs, Decisive, "no input column varies in the table", Circumstances.NoColumnVaries),
        Found("CG3007", InputEncoding, Weak, "one input may have been encoded into many columns that say the same"),
        Found("CG3008", Overfitting, Weak, "copies on both sides of a split make memorising look like skill"),
        Found("CG3009", LabelMisalignment, Weak, "equal inputs with different labels, as after a join by the wrong key"),
        Found("CG3009", NoSignal, Weak, "equal inputs carry different labels: these inputs do not decide the target"),
        Found("CG3009", DirtyData, Weak, "equal inputs were labelled differently"),
        Found("CG3010", DirtyData, Weak, "values are missing, and whatever stands in for them is taken for a measurement"),
        Clear("CG3010", DirtyData, -Weak, "no value is missing"),
        Found("CG3011", DirtyData, Weak, "values that may be codes for missing ones are taken for measurements"),
        Found("CG3011", DirtyData, Decisive, "codes such as -999 are taken for measurements, and set the column's scale", Circumstances.PlainMissingCodes),
        Clear("CG3011", DirtyData, -Weak, "no value looks like a code for a missing one"),
        Found("CG3012", DirtyData, Strong, "NaN or infinity in the inputs spoils every weight they touch"),
        Clear("CG3012", DirtyData, -Weak, "every number is finite"),
        Found("CG3013", InputScale, Strong, "the columns' scales differ by orders of magnitude"),
        Clear("CG3013", InputScale, -Weak, "the columns are of like scale"),
    ];
}
