using CollapseGuard.Cases.TorchPrograms;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>What became of one program with one seed.</summary>
/// <param name="Program">The program.</param>
/// <param name="Seed">Its seed; everything is retrained with <see cref="RetrainingOffset"/> more.</param>
/// <param name="Before">The run whose report is followed.</param>
/// <param name="Control">The program retrained as it is.</param>
/// <param name="Rounds">Retrained after one remedy, after two, after three; ends at a cure or where nothing is left to do.</param>
/// <param name="Actions">What was done in each round.</param>
/// <param name="RandomAction">The action drawn for the second control.</param>
/// <param name="Random">Retrained with it.</param>
/// <param name="End">Why the rounds ended.</param>
internal sealed record TrialRecord(
    CaseProgram Program, int Seed, Trial Before, Trial Control, IReadOnlyList<Trial> Rounds, IReadOnlyList<RemedyAction> Actions, RemedyAction RandomAction, Trial Random, string End)
{
    private const int RetrainingOffset = 100;
    private const int MostRounds = 3;

    /// <summary>Skills closer than this are alike.</summary>
    private const double LeastGain = .02;

    /// <summary>Of the sign test.</summary>
    private const double Level = .05;

    /// <summary>Known to have no cure: a remedy that trains must be withheld.</summary>
    public bool IsCurable => !Program.Causes.Any(Prescription.IsIncurable);

    public bool IsCuredByFirst => Rounds.Count > 0 && IsCure(Rounds[0], Control);

    public bool IsCured => Rounds.Count > 0 && IsCure(Rounds[^1], Control);

    public bool IsCuredByChance => IsCure(Random, Control);

    public static TrialRecord Of(CaseProgram program, int seed)
    {
        int again = seed + RetrainingOffset;
        Trial before = Trial.Of(program, seed, []);
        Trial control = Trial.Of(program, again, []);
        RemedyAction[] all = Enum.GetValues<RemedyAction>();
        RemedyAction drawn = new Random(HashCode(program.Id, seed)).GetItems(all, 1)[0];
        var rounds = new List<Trial>();
        var actions = new List<RemedyAction>();
        Trial last = before;
        string end = "three rounds";
        while (rounds.Count < MostRounds)
        {
            (RemedyAction? next, string why) = Next(last, actions);
            if (next is not { } action)
            {
                end = why;
                break;
            }

            actions.Add(action);
            last = Trial.Of(program, again, actions);
            rounds.Add(last);
            if (IsCure(last, control))
            {
                end = "cured";
                break;
            }
        }

        return new TrialRecord(program, seed, before, control, rounds, actions, drawn, Trial.Of(program, again, [drawn]), end);
    }

    /// <summary>
    /// The first remedy of the report that was not tried yet; after them the causes further down, to which the report says to turn if nothing
    /// changes. Null with the reason when there is none to try.
    /// </summary>
    private static (RemedyAction? Action, string Why) Next(Trial trial, List<RemedyAction> done)
    {
        string why = $"no remedy named ({trial.Report.Outcome})";
        foreach (CauseId cause in trial.Named)
        {
            if (Prescription.IsIncurable(cause))
            {
                if (trial.IsTreated(cause))
                {
                    return (null, $"withheld: {cause}; {trial.Report.Remedies.First(r => r.Cause == cause).Title}");
                }
            }
            else if (Prescription.For(cause) is { } action && !done.Contains(action))
            {
                return (action, "");
            }
            else
            {
                why = Prescription.For(cause) is { } again ? $"{again} again" : $"no action for {cause}";
            }
        }

        return (null, why);
    }

    private static bool IsCure(Trial trial, Trial control) =>
        trial.Skill > LeastGain + (double.IsNaN(control.Skill) ? 0 : Math.Max(control.Skill, -1e6))
        && (trial.Report.Outcome == Outcome.Healthy || (trial.Report.Outcome == Outcome.Inconclusive && IsShown(trial, control)));

    /// <summary>Rows too few for a verdict, and enough for a comparison: every row of a whole table is right, or more rows are answered better than luck allows.</summary>
    private static bool IsShown(Trial trial, Trial control) => trial.Kind switch
    {
        JudgedRows.Whole => trial.Errors.All(e => e == 0),
        JudgedRows.Crossed => SignTest.PValue(trial.Errors, control.Errors) <= Level,
        _ => false,
    };

    /// <summary>The same on every machine, unlike that of strings.</summary>
    private static int HashCode(string id, int seed) => id.Aggregate(17 + seed, (hash, letter) => unchecked((hash * 31) + letter));
}
