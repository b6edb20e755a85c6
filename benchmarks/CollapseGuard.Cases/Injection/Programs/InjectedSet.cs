using CollapseGuard.Cases.TorchPrograms;

namespace CollapseGuard.Cases.Injection;

/// <summary>Runs programs of every cause until enough of them failed as they should.</summary>
internal sealed class InjectedSet(int seed, int perCause, int healthy)
{
    /// <summary>Candidates tried for each program wanted.</summary>
    private const int Patience = 4;

    private readonly Dictionary<string, Degeneracy> sound = new(StringComparer.Ordinal);

    /// <summary>Programs that count.</summary>
    public List<InjectedRun> Kept { get; } = [];

    /// <summary>Candidates whose outputs were sound all the same, by fault.</summary>
    public Dictionary<string, int> LearnedAnyway { get; } = new(StringComparer.Ordinal);

    /// <summary>Candidates whose fault shows on other rows than those trained on, and which did not learn those either.</summary>
    public int UnlearnedRows { get; private set; }

    /// <summary>Candidates left out because they fail without the fault as well.</summary>
    public int UnsoundBefore { get; private set; }

    /// <summary>Healthy candidates that did not learn.</summary>
    public int HealthyUnlearned { get; private set; }

    /// <summary>Candidates that could not be run, and why.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Runs faulty programs of one main cause.</summary>
    public void Fill(CauseId cause)
    {
        int kept = 0;
        foreach (InjectedProgram program in InjectionPlan.Of(cause, seed).Take(Patience * perCause))
        {
            if (kept == perCause)
            {
                return;
            }

            if (!IsSound(program))
            {
                UnsoundBefore++;
            }
            else if (Try(program, seen => program.MustBeConstant ? seen == Degeneracy.Constant : seen != Degeneracy.Learned) is { } run)
            {
                if (run.IsUnlearned)
                {
                    UnlearnedRows++;
                }
                else if (run.Examination is null)
                {
                    string fault = program.Id[..program.Id.IndexOf(" / ", StringComparison.Ordinal)];
                    LearnedAnyway[fault] = LearnedAnyway.GetValueOrDefault(fault) + 1;
                }
                else
                {
                    kept++;
                    Kept.Add(run);
                }
            }
        }
    }

    /// <summary>Runs healthy programs.</summary>
    public void FillHealthy()
    {
        int kept = 0;
        foreach (InjectedProgram program in InjectionPlan.Healthy(seed).TakeWhile(_ => kept < healthy))
        {
            bool mayLackSkill = program.Id.StartsWith("a rare class", StringComparison.Ordinal) || program.Id.StartsWith("noisy", StringComparison.Ordinal);
            if (Try(program, seen => seen == Degeneracy.Learned || (mayLackSkill && seen == Degeneracy.NoSkill)) is { } run)
            {
                if (run.Examination is null)
                {
                    HealthyUnlearned++;
                }
                else
                {
                    kept++;
                    Kept.Add(run);
                }
            }
        }
    }

    private bool IsSound(InjectedProgram program)
    {
        Recipe r = program.Sound;
        string key = string.Join('|', r.Template, r.Data.Name, r.Epochs, r.LearningRate, string.Join('-', r.Widths), r.IsHeldOut, r.BatchNormMomentum, r.Hidden);
        if (!sound.TryGetValue(key, out Degeneracy seen))
        {
            sound[key] = seen = InjectedRun.Look(r, seed: 1 + seed);
        }

        return seen == Degeneracy.Learned;
    }

    private InjectedRun? Try(InjectedProgram program, Func<Degeneracy, bool> isWanted)
    {
        // A fault that torch itself refuses needs no diagnosis.
        try
        {
            return InjectedRun.Of(program, isWanted);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Refused.Add($"{program.Id}: {e.Message.Split('\n')[0]}");
            return null;
        }
    }
}
