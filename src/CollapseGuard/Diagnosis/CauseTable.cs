namespace CollapseGuard.Diagnosis;

/// <summary>The versioned table of what speaks for and against each cause. Docs: docs/causes/README.md, checked against it by a test.</summary>
/// <remarks>
/// The weights are expert judgements on a coarse written scale: 0.7 weak, 1.6 strong, 3 decisive. A behavioural proof is decisive.
/// Changing any of them is a new <see cref="Version"/>, so that measured diagnosis quality always names the table it belongs to.
/// </remarks>
public static partial class CauseTable
{
    /// <summary>Version of the weights.</summary>
    public const int Version = 7;

    private const double Weak = .7;
    private const double Strong = 1.6;
    private const double Decisive = 3;

    /// <summary>Every line, by cause in the order of the vocabulary.</summary>
    public static IReadOnlyList<CauseLine> Lines { get; } =
    [
        .. ConstantOutputLines().Concat(ConstantLevelLines()).Concat(StandardizedLines()).Concat(DecisionLines()).Concat(NonFiniteLines()).Concat(SkillLines()).Concat(BehaviourLines()).Concat(DataLines()).Concat(ColumnLines()).Concat(RowLines()).Concat(NetworkLines()).Concat(TrainingLines()).Concat(LossLines()).Concat(StructureLines())
            .OrderBy(line => line.Cause),
    ];

    private static readonly ILookup<CauseId, CauseLine> ByCause = Lines.ToLookup(line => line.Cause);

    /// <summary>The lines of one cause; empty when nothing here speaks about it.</summary>
    /// <param name="cause">The cause.</param>
    public static IEnumerable<CauseLine> LinesOf(CauseId cause) => ByCause[cause];

    /// <summary>What a detector measures, in one word: answers of one group repeat one another. Its own id when it is alone.</summary>
    /// <param name="detectorId">The detector: <c>CG1001</c>.</param>
    public static string GroupOf(string detectorId) => detectorId switch
    {
        "CG1001" or "CG1005" or "CG1008" or "CG1013" or "CG1016" or "CG2001" => "constancy",
        "CG1003" or "CG1011" => "level",
        "CG1006" or "CG1007" => "decisions",
        "CG1004" or "CG1015" or "CG1018" => "skill",
        "CG3005" or "CG3006" or "CG3007" or "CG4034" => "variation",
        "CG3010" or "CG3011" or "CG3012" or "CG4038" => "missing",
        "CG3013" or "CG3014" or "CG3015" or "CG4033" or "CG4045" => "scale",
        "CG4031" or "CG4032" => "step",
        "CG2002" or "CG2003" or "CG2015" => "units",
        "CG2008" or "CG2009" => "steps",
        "CG2010" or "CG2014" or "CG2023" => "plateau",
        "CG2005" or "CG2011" or "CG2012" or "CG2013" => "swings",
        "CG4009" or "CG4010" or "CG4013" => "loss's least",
        _ => detectorId,
    };

    private static CauseLine Found(string detectorId, CauseId cause, double weight, string reason, Circumstance? only = null) =>
        new(cause, detectorId, true, weight, reason, only);

    private static CauseLine Clear(string detectorId, CauseId cause, double weight, string reason, Circumstance? only = null) =>
        new(cause, detectorId, false, weight, reason, only);
}
