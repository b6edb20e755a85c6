namespace CollapseGuard.Tests.Golden;

/// <summary>Held-out answers of real models that a careless rule would call collapsed, and of three that did collapse.</summary>
public class NearMissTests
{
    [Theory]
    [InlineData("breast-cancer-logistic")]
    [InlineData("breast-cancer-forest")]
    public void A_good_binary_model_is_healthy(string name)
    {
        Recording recording = Recording.Load(Path.Combine("near-misses", name));

        Assert.Equal(Outcome.Healthy, Collapse.CheckBinary(recording.Positive, recording.IsPositive).Outcome);
        Assert.Equal(Outcome.Healthy, Collapse.CheckProbabilities(recording.Probabilities, 2, recording.Classes).Outcome);
    }

    [Theory]
    [InlineData("wine-forest")]
    [InlineData("iris-logistic")]
    public void A_good_classifier_of_several_classes_is_healthy(string name)
    {
        Recording recording = Recording.Load(Path.Combine("near-misses", name));

        Assert.Equal(Outcome.Healthy, Collapse.CheckProbabilities(recording.Probabilities, recording.ClassCount, recording.Classes).Outcome);
    }

    [Fact]
    public void Good_labels_of_ten_classes_are_healthy()
    {
        Recording recording = Recording.Load(Path.Combine("near-misses", "digits-logistic"));
        int[] predicted = Array.ConvertAll(recording.Prediction, label => (int)label);

        Assert.Equal(Outcome.Healthy, Collapse.CheckLabels<int>(predicted, recording.Classes).Outcome);
    }

    [Theory]
    [InlineData("diabetes-ridge")]
    [InlineData("diabetes-ridge-shrunk")]
    [InlineData("diabetes-age-only")]
    [InlineData("zero-inflated-forest")]
    public void An_honest_model_is_healthy_however_narrow_its_answers(string name)
    {
        Recording recording = Recording.Load(Path.Combine("near-misses", name));

        Assert.Equal(Outcome.Healthy, Collapse.CheckRegression(recording.Prediction, recording.Label).Outcome);
    }

    [Fact]
    public void One_percent_positives_that_rank_need_another_threshold()
    {
        Recording recording = Recording.Load(Path.Combine("near-misses", "one-percent-logistic"));

        CollapseReport report = Collapse.CheckBinary(recording.Positive, recording.IsPositive);

        Assert.Equal(Outcome.DecisionCollapse, report.Outcome);
        Assert.Equal(CauseId.DecisionThreshold, report.Causes[0].Cause);
    }

    [Fact]
    public void A_network_killed_by_unscaled_inputs_has_collapsed_although_there_is_signal()
    {
        Recording recording = Recording.Load(Path.Combine("near-misses", "breast-cancer-unscaled-network"));

        CollapseReport report = Collapse.CheckBinary(recording.Positive, recording.IsPositive, recording.Inputs);

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.DoesNotContain(report.Causes.Take(5), c => c.Cause == CauseId.NoSignal);
        Assert.Contains(report.Causes, c => c.Cause == CauseId.InputScale);
    }

    [Fact]
    public void The_demo_collapsed_by_the_scale_of_its_target()
    {
        Recording demo = Recording.LoadDemo();

        CollapseReport report = Collapse.CheckRegression(demo.Prediction, demo.Label, demo.Inputs);

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(CauseId.TargetScale, report.Causes[0].Cause);
        Assert.DoesNotContain(report.Causes.Take(5), c => c.Cause == CauseId.NoSignal);
    }
}
