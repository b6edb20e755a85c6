using System.Runtime.ExceptionServices;
using CollapseGuard.Search.Journal;

namespace CollapseGuard.Search.Running;

/// <summary>One search: workers take candidates in the order of their numbers, and hand in what became of them.</summary>
internal sealed class SearchRun : IDisposable
{
    private readonly Lock gate = new();
    private readonly TrialBook book;
    private readonly TrialRunner runner;
    private readonly SearchOptions options;
    private readonly SearchJournal? journal;
    private readonly CancellationTokenSource halt;
    private readonly SemaphoreSlim ended = new(0);
    private readonly long start;
    private readonly SearchSpace space;
    private int waiting;
    private int failuresInARow;
    private StopReason? reason;
    private ExceptionDispatchInfo? fault;

    public SearchRun(SearchSpace space, Func<Candidate, CancellationToken, TrialResult> trial, SearchOptions options, SearchJournal? journal, CancellationToken cancellationToken)
    {
        (this.space, this.options, this.journal) = (space, options, journal);
        start = options.TimeProvider.GetTimestamp();
        halt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        runner = new TrialRunner(trial, options, halt.Token);
        book = new TrialBook(space, options);
        foreach (Trial known in journal?.Resumed ?? [])
        {
            book.Add(known);
        }
    }

    private TimeSpan Elapsed => options.TimeProvider.GetElapsedTime(start);

    /// <summary>Runs to the end.</summary>
    public SearchResult Finish(string strategy)
    {
        if (book.Ended > 0)
        {
            options.Progress?.Report(book.Progress(Elapsed, null, null));
        }

        if (options.Parallelism == 1)
        {
            Work();
        }
        else
        {
            Task.WaitAll([.. Enumerable.Range(0, options.Parallelism).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))], CancellationToken.None);
        }

        fault?.Throw();
        options.Progress?.Report(book.Progress(Elapsed, null, reason));
        return new SearchResult
        {
            Space = space,
            Strategy = strategy,
            Direction = options.Direction,
            Seed = options.Seed,
            Trials = book.Trials,
            Best = book.Best,
            Resumed = journal?.Resumed.Count ?? 0,
            StopReason = reason ?? StopReason.Cancelled,
            Elapsed = Elapsed,
        };
    }

    public void Dispose()
    {
        halt.Dispose();
        ended.Dispose();
    }

    private void Work()
    {
        try
        {
            while (Take() is { } candidate)
            {
                if (runner.Run(candidate) is not { } trial)
                {
                    Stop(StopReason.Cancelled);
                    return;
                }

                HandIn(trial);
            }
        }
        catch (OperationCanceledException) when (halt.IsCancellationRequested)
        {
            Stop(StopReason.Cancelled);
        }
        catch (Exception e)
        {
            // The journal, the progress callback or the search itself: told to the caller once every worker has stopped.
            lock (gate)
            {
                fault ??= ExceptionDispatchInfo.Capture(e);
            }

            halt.Cancel();
            Stop(StopReason.Cancelled);
        }
    }

    /// <summary>The next candidate; null if the search is over.</summary>
    private Candidate? Take()
    {
        while (true)
        {
            lock (gate)
            {
                book.SkipEnded();
                reason ??= halt.IsCancellationRequested ? StopReason.Cancelled
                    : book.Next >= options.MaximumTrials ? StopReason.TrialsDone
                    : Elapsed >= options.MaximumTime ? StopReason.TimeSpent
                    : null;
                if (reason is not null)
                {
                    return null;
                }

                if (book.IsReady())
                {
                    Candidate? candidate = book.Propose(halt.Token);
                    if (candidate is null)
                    {
                        Stop(StopReason.SpaceExhausted);
                    }

                    return candidate;
                }

                waiting++;
            }

            ended.Wait(halt.Token);
        }
    }

    private void HandIn(Trial trial)
    {
        lock (gate)
        {
            journal?.Append(trial);
            book.Add(trial);
            failuresInARow = trial.State == TrialState.Failed ? failuresInARow + 1 : 0;
            if (failuresInARow >= options.StopAfterFailures)
            {
                reason ??= StopReason.Failing;
            }

            Wake();
            options.Progress?.Report(book.Progress(Elapsed, trial, null));
        }
    }

    private void Stop(StopReason why)
    {
        lock (gate)
        {
            // A cancellation that comes after the last trial took nothing away.
            reason ??= why;
            Wake();
        }
    }

    private void Wake()
    {
        if (waiting > 0)
        {
            ended.Release(waiting);
            waiting = 0;
        }
    }
}
