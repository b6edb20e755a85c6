using CollapseGuard.Cli.Models;
using CollapseGuard.Cli.Output;
using CollapseGuard.MLNet;
using CollapseGuard.Probes;
using Microsoft.ML;

namespace CollapseGuard.Cli.Commands;

/// <summary>A saved model and a file of rows in, a report out.</summary>
internal sealed class ModelJob(ModelOptions options, Terminal terminal)
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Bad input.</exception>
    public int Run(CancellationToken cancellation)
    {
        var checks = new CheckOptions
        {
            Suppressions = SuppressionOption.Parse(options.Report.Suppress),
            SignalProbe = SignalProbeOptions.Default with { Seed = options.Seed },
            ResponseProbe = ResponseProbeOptions.Default with { Seed = options.Seed },
            CancellationToken = cancellation,
        };
        options.Report.RequireOtherThan(options.Model, "the model");
        options.Report.RequireOtherThan(options.Data, "the file of rows");
        options.Report.RequireOtherThan(options.Training, "the file of training rows");
        return options.Report.Run(() => Check(checks, cancellation), terminal);
    }

    private CollapseReport Check(CheckOptions checks, CancellationToken cancellation)
    {
        var context = new MLContext(options.Seed);
        ModelFile file = ModelFile.Load(context, options.Model);
        DataViewSchema schema = file.InputWith(options.Label);
        FileView data = FileView.Open(options.Data, schema, cancellation);
        FileView? training = options.Training is null ? null : FileView.Open(options.Training, schema, cancellation);
        try
        {
            return context.CollapseGuard().CheckModel(file.Model, data, options.Label, training, checks);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && failure.GetBaseException() is InputException bad)
        {
            throw bad; // ML.NET wraps what a view throws
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new InputException($"The model '{options.Model}' cannot be checked with '{options.Data}': {failure.Message.Split('\n')[0].Replace(" (Parameter ", " (", StringComparison.Ordinal)}", failure);
        }
    }
}
