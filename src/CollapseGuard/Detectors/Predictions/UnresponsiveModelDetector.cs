using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a model whose outputs answer to no input: permuting whole rows changes nothing.</summary>
/// <remarks>Statistic: root mean square change of an output over its own magnitude, in [0, ∞), the greatest over outputs; 0 = ignores its inputs. A behavioural proof: it needs no labels.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UnresponsiveModelDetector(UnresponsiveModelOptions? options = null) : IDetector
{
    private readonly UnresponsiveModelOptions options = options ?? UnresponsiveModelOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1016", "UnresponsiveModel", "A model whose outputs answer to no input.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Response is not { } response)
        {
            return Answer.NotHere("No model was given as a function.");
        }

        if (response.Rows < options.MinimumRows || response.OutputCount == 0)
        {
            return Answer.Undecided($"{response.Rows:N0} rows were asked; at least {options.MinimumRows} are needed.");
        }

        if (response.Columns.Count > 0 && response.Columns.All(c => c.IsConstant))
        {
            return Answer.Undecided($"No column varies in the {response.Rows:N0} rows, so that the model could not answer differently.");
        }

        if (response.OutputResponses.All(double.IsNaN))
        {
            return Answer.Undecided($"No output was finite on {response.Rows:N0} rows (see CG1002).");
        }

        // What differs between two askings of the same rows is no answer to inputs.
        double loudest = response.OutputResponses.Where(r => !double.IsNaN(r)).Max();
        if (response.IsStochastic && loudest <= options.NoiseFactor * response.RepeatResponse)
        {
            return Answer.Undecided($"The same {response.Rows:N0} rows get answers that differ by {response.RepeatResponse:G2} of their magnitude when asked twice, permuted rows by {loudest:G2}: too noisy to tell. Switch the model to inference mode (dropout off) and ask again.");
        }

        int[] deaf = [.. Enumerable.Range(0, response.OutputCount).Where(i => response.OutputResponses[i] <= options.MaximumResponse)];
        if (deaf.Length == 0)
        {
            return Answer.Clear;
        }

        bool isAll = deaf.Length == response.OutputCount;
        return Answer.Found(
            Info, isAll ? Answer.Everything : Answer.Text($"output {deaf[0]}"), isAll ? Outcome.OutputCollapse : Outcome.PartialCollapse,
            $"{deaf.Length} of {response.OutputCount} outputs do not change when all inputs are permuted (n = {response.Rows:N0} rows; zeroed inputs: {response.ZeroedResponse:G2}). Whatever the data are, the inputs do not reach them. Look for softmax over one unit, dead units, frozen or never trained layers, or features that are dropped before the model.",
            new Evidence("rms change under permuted inputs/magnitude of output", response.OutputResponses[deaf[0]], Expectation.AtLeast, Math.BitIncrement(options.MaximumResponse), response.Rows));
    }
}

/// <summary>Limits of <see cref="UnresponsiveModelDetector"/>. Immutable.</summary>
public sealed record UnresponsiveModelOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UnresponsiveModelOptions Default { get; } = new();

    /// <summary>Response that is rounding only, in [0, 1]; 1e-6 by default. Source: arithmetic, 8 units in the last place of a float32.</summary>
    public double MaximumResponse { get; init => field = Limit.In(value, 0, 1); } = 1e-6;

    /// <summary>Multiple of the difference between two askings that a response must exceed in a stochastic model, at least 1; 3 by default: independent noise alone gives about 1.</summary>
    public double NoiseFactor { get; init => field = Limit.In(value, 1, 1e6); } = 3;

    /// <summary>Rows below which nothing is said, at least 2; 10 by default: by then a permutation moves nearly every row.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 10;
}
