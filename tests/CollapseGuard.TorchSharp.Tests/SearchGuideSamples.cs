using CollapseGuard.Search;
using CollapseGuard.Torch.Tests.Guarding;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests;

/// <summary>The code of docs/guides/search.md that needs TorchSharp, run as it is shown.</summary>
public class SearchGuideSamples
{
    [TorchFact]
    public void Search_learning_rate_batch_size_and_weight_decay()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor trainX, Tensor trainY) = Tasks.Numbers(512, seed: 1);
        (Tensor heldX, Tensor heldY) = Tasks.Numbers(256, seed: 2);

        // <sample>
        SearchSpace space = SearchSpace.Of(
            SearchRange.Log("learningRate", 1e-4, 10),
            SearchRange.Integer("batchSize", 16, 128, log: true),
            SearchRange.Log("weightDecay", 1e-6, 1e-1));

        SearchResult result = HyperparameterSearch.Run(
            space,
            (candidate, token) =>
            {
                using var trial = NewDisposeScope();
                manual_seed(candidate.Trial);
                var model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1));
                var loss = nn.MSELoss();
                var optimizer = optim.SGD(model.parameters(), candidate.GetDouble("learningRate"), weight_decay: candidate.GetDouble("weightDecay"));
                using var guard = TrainingGuard.Attach(model, loss, optimizer);
                int batchSize = candidate.GetInt32("batchSize");
                for (int epoch = 0; epoch < 4; epoch++)
                {
                    token.ThrowIfCancellationRequested();
                    for (long first = 0; first < trainX.shape[0]; first += batchSize)
                    {
                        using var step = NewDisposeScope();
                        long rows = Math.Min(batchSize, trainX.shape[0] - first);
                        var (x, y) = (trainX.narrow(0, first, rows), trainY.narrow(0, first, rows));
                        var output = model.call(x);
                        var value = loss.call(output, y);
                        optimizer.zero_grad();
                        value.backward();
                        guard.Observe(x, output, y, value);
                        optimizer.step();
                    }
                }

                model.eval();
                using (no_grad())
                {
                    var answers = model.call(heldX);
                    guard.ObserveValidation(heldX, answers, heldY);
                    return new TrialResult(loss.call(answers, heldY).item<float>(), guard.Diagnose());
                }
            },
            new SearchOptions { Direction = ScoreDirection.Minimize, MaximumTrials = 16, Seed = 1, Progress = SearchProgressBar.ForConsole() });

        Console.WriteLine(result);
        // </sample>

        Assert.Equal(16, result.Trials.Count);
        Assert.Empty(result.Failed);
        Assert.Contains(result.Rejected, trial => trial.Report is not null && trial.Candidate.GetDouble("learningRate") > .1);
        Assert.Equal(Outcome.Healthy, result.Best!.Outcome);
        Assert.True(result.Best.Score < .3, $"{result.Best}"); // predicting the mean scores 1
    }
}
