namespace CollapseGuard.Cli.Tests.Columns;

/// <summary>What is guessed from names and values, and that it is said aloud.</summary>
public sealed class ColumnGuessTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("y", "y_hat")]
    [InlineData("Label", "PredictedLabel")]
    [InlineData("actual", "predicted")]
    [InlineData("y_true", "y_pred")]
    [InlineData("TARGET", "Prediction")]
    [InlineData("class", "output")]
    public void Common_names_are_found(string label, string prediction)
    {
        Run run = Judge(Samples.HealthyRegression().Replace("y,prediction", $"{label},{prediction}", StringComparison.Ordinal));

        Assert.Equal(0, run.ExitCode);
        Said(run, $"label: '{label}' (by its name; --label to change)", $"numbers: '{prediction}'", "task: regression");
    }

    [Fact]
    public void Other_columns_are_inputs_and_said_aloud() =>
        Said(Judge(Samples.HealthyRegression().Replace("a,b,", "a,id,", StringComparison.Ordinal)), "inputs: 'a' (all other columns", "left out by name: 'id'");

    [Fact]
    public void Inputs_can_be_refused()
    {
        Run run = Judge(Samples.HealthyRegression(), "--inputs", "none");

        Assert.DoesNotContain("inputs:", run.Error, StringComparison.Ordinal);
        Assert.Contains("inputs not given", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_among_the_inputs_are_left_out()
    {
        string text = "a,who,y,prediction\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 7},p{i},{i % 7}.5,{i % 7}.4\n"));

        Said(Judge(text), "left out as identifiers: 'who'");
    }

    [Theory]
    [InlineData("label,target,prediction\n1,2,3\n", "label", "'label', 'target'", "--label")]
    [InlineData("label,pred,y_hat\n1,2,3\n", "prediction", "'pred', 'y_hat'", "--prediction")]
    public void Ambiguity_lists_the_candidates(string text, params string[] said)
    {
        Run run = Judge(text);

        Assert.Equal(2, run.ExitCode);
        Said(run, said);
    }

    [Theory]
    [InlineData("foo,prediction\n1,2\n", "looks like the label", "'foo'", "--task unlabelled")]
    [InlineData("label,foo\n1,2\n", "looks like the model's predictions", "'foo'", "--prediction")]
    public void Nothing_found_lists_the_columns(string text, params string[] said)
    {
        Run run = Judge(text);

        Assert.Equal(2, run.ExitCode);
        Said(run, said);
    }

    [Fact]
    public void Probability_columns_are_matched_by_name()
    {
        string text = "label,p_cat,p_dog,p_owl\n" + string.Concat(Enumerable.Range(0, 240).Select(i => (i % 3) switch
        {
            0 => "dog,0.2,0.7,0.1\n",
            1 => "cat,0.8,0.1,0.1\n",
            _ => "owl,0.1,0.3,0.6\n",
        }));

        Run run = Judge(text);

        Assert.Equal(0, run.ExitCode);
        Said(run, "probabilities: 'p_cat', 'p_dog', 'p_owl'", "by their names");
    }

    [Fact]
    public void Probability_columns_are_matched_by_order()
    {
        string text = "target,first,second\n" + string.Concat(Enumerable.Range(0, 240).Select(i => i % 2 == 0 ? "1,0.9,0.1\n" : "2,0.2,0.8\n"));

        Run run = Judge(text, "--probabilities", "first,second");

        Assert.Equal(0, run.ExitCode);
        Said(run, "by their order, from label 1 on");
    }

    [Fact]
    public void Label_without_a_probability_column_is_named()
    {
        Run run = Judge("label,p_cat,p_dog\ncat,1,0\neel,0,1\n");

        Assert.Equal(2, run.ExitCode);
        Said(run, "Label 'eel'", "no probability column", "'p_cat', 'p_dog'");
    }

    [Fact]
    public void Pattern_names_several_columns() =>
        Assert.Equal(0, Judge("label,q0,q1\n" + string.Concat(Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "0,0.9,0.1\n" : "1,0.1,0.9\n")), "--probabilities", "q*").ExitCode);

    [Fact]
    public void Pattern_without_a_match_is_refused() => Said(Judge("label,q0\n0,1\n", "--probabilities", "p_*"), "No column", "'p_*'", "'q0'");

    [Fact]
    public void Probabilities_under_the_name_prediction_are_seen()
    {
        Run run = Judge(Samples.HealthyScores().Replace("label,score", "label,prediction", StringComparison.Ordinal));

        Assert.Equal(0, run.ExitCode);
        Said(run, "numbers in [0, 1] beside two labels: probabilities", "the probability of '1', decided at 0.5");
    }

    [Fact]
    public void A_regression_output_called_score_is_a_prediction() =>
        Said(Judge(Samples.HealthyRegression().Replace("y,prediction", "Label,Score", StringComparison.Ordinal)), "numbers: 'Score'", "task: regression");

    [Fact]
    public void Scores_outside_0_and_1_need_a_threshold()
    {
        string text = "label,score\n" + string.Concat(Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? $"1,{2 + (i % 5)}\n" : $"0,{-1 - (i % 3)}.5\n"));

        Run refused = Judge(text);
        Run judged = Judge(text, "--threshold", "0");

        Assert.Equal(2, refused.ExitCode);
        Said(refused, "no probabilities", "--threshold");
        Assert.Equal(0, judged.ExitCode);
    }

    [Fact]
    public void Positive_label_is_asked_for_when_it_cannot_be_told()
    {
        string text = Samples.HealthyScores().Replace("\n1,", "\nsick,", StringComparison.Ordinal).Replace("\n0,", "\nwell,", StringComparison.Ordinal);

        Run refused = Judge(text);
        Run judged = Judge(text, "--positive", "sick");

        Assert.Equal(2, refused.ExitCode);
        Said(refused, "'sick', 'well'", "--positive");
        Assert.Equal(0, judged.ExitCode);
    }

    [Fact]
    public void Columns_named_like_probabilities_beside_a_prediction_are_inputs()
    {
        string text = Samples.Rows("p0,p1,y,prediction", 300, (random, _) =>
        {
            double a = random.NextDouble(), b = random.NextDouble();
            return [a, b, a - b + (0.05 * random.NextDouble()), a - b];
        });

        Said(Judge(text), "numbers: 'prediction'", "'p0', 'p1' hold no probabilities", "inputs: 'p0', 'p1'");
    }

    [Fact]
    public void Probabilities_beside_a_predicted_label_are_preferred_and_said_aloud()
    {
        string text = "label,prediction,p_0,p_1\n" + string.Concat(Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "0,0,0.9,0.1\n" : "1,1,0.2,0.8\n"));

        Said(Judge(text), "probabilities: 'p_0', 'p_1'", "sum to 1 say more than 'prediction'");
    }

    [Fact]
    public void Columns_outside_0_and_1_are_not_guessed_as_probabilities()
    {
        Run run = Judge("label,p_0,p_1\n0,12,3\n1,4,50\n");

        Assert.Equal(2, run.ExitCode);
        Said(run, "looks like the model's predictions");
    }

    [Theory]
    [InlineData("score", "no value 'lost'", "'0', '1'")]
    [InlineData("other", "no value 'lost'", "'0', '1'")]
    public void A_positive_label_that_does_not_occur_is_refused(string kind, params string[] said)
    {
        string text = kind == "score" ? Samples.HealthyScores() : Samples.HealthyLabels().Replace('2', '1');

        Run run = Judge(text, "--positive", "lost");

        Assert.Equal(2, run.ExitCode);
        Said(run, said);
    }

    [Fact]
    public void Swapped_columns_are_named_as_options()
    {
        string text = "y,prediction\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"1.5,{i % 17}.25\n"));

        Said(Judge(text), "try --label prediction --prediction y");
    }

    [Fact]
    public void A_column_that_could_be_a_segment_is_pointed_out()
    {
        string text = "y,prediction,region\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 9}.5,{i % 9}.25,r{i % 3}\n"));

        Said(Judge(text), "segments not examined; for example --segment region");
        Assert.DoesNotContain("segments not examined", Judge(text, "--segment", "region").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_outputs_need_as_many_labels()
    {
        string text = Samples.Rows("y1,y2,p1,p2", 200, (random, i) => [i, -i, i + random.NextDouble(), -i + random.NextDouble()]);

        Run refused = Judge(text, "--label", "y1", "--prediction", "p1", "--prediction", "p2");
        Run judged = Judge(text, "--label", "y1,y2", "--prediction", "p1,p2");

        Assert.Equal(2, refused.ExitCode);
        Said(refused, "2 predictions ('p1', 'p2') but 1 labels ('y1')");
        Assert.Equal(0, judged.ExitCode);
    }

    [Fact]
    public void Unlabelled_outputs_are_judged()
    {
        string text = "prediction\n" + string.Concat(Enumerable.Repeat("1.5\n", 200));

        Run run = Judge(text, "--task", "unlabelled");

        Assert.Contains("OutputCollapse", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Segment_that_collapsed_alone_is_found()
    {
        string text = "y,prediction,shop\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"{i % 10}.5,{(i % 3 == 0 ? "4.5" : $"{i % 10}.4")},{(i % 3) switch { 0 => "north", 1 => "south", _ => "west" }}\n"));

        Run run = Judge(text, "--segment", "shop");

        Assert.Contains("north", run.Out, StringComparison.Ordinal);
        Assert.Contains("PartialCollapse", run.Out, StringComparison.Ordinal);
    }

    private Run Judge(string text, params string[] options) => Run.Of(["predictions", folder.Write("a.csv", text), .. options]);

    private static void Said(Run run, params string[] words) => Assert.All(words, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
}
