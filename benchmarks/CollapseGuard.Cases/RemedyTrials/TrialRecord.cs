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

    /// <summary>The remedy of the first cause; null with the reason when there is none to try.</summary>
    private static (RemedyAction? Action, string Why) Next(Trial trial, List<RemedyAction> done) => trial.First switch
    {
        null => (null, $"no cause named ({trial.Report.Outcome})"),
        { } cause when Prescription.IsIncurable(cause) => (null, $"withheld: {cause}; {trial.Report.Remedies.Select(r => r.Title).FirstOrDefault() ?? trial.Report.Headline}"),
        { } cause when Prescription.For(cause) is { } action => done.Contains(action) ? (null, $"{action} again") : (action, ""),
        { } cause => (null, $"no action for {cause}"),
    };

    private static bool IsCure(Trial trial, Trial control) =>
        trial.Report.Outcome == Outcome.Healthy && trial.Skill > LeastGain + (double.IsNaN(control.Skill) ? 0 : Math.Max(control.Skill, -1e6));

    /// <summary>The same on every machine, unlike that of strings.</summary>
    private static int HashCode(string id, int seed) => id.Aggregate(17 + seed, (hash, letter) => unchecked((hash * 31) + letter));
}
