using System.Text;
using System.Text.Json;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Runs;

/// <summary>A run as JSON, schema version 1: the courses in at most 128 windows, and the whole report of the end.</summary>
internal static class RunJson
{
    private const int EpochsShown = 256;

    public static string Write(RunHistory run, RunLines lines)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            WriteExtent(json, run, lines);
            WriteAlarm(json, run);
            Write(json, "loss", run.Loss);
            Write(json, "outputSpread", run.OutputSpread);
            Write(json, "evidence", run.Evidence);
            WriteLayers(json, run.Layers);
            WriteEpochs(json, run.Epochs);
            Write(json, "report", run.Report);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteExtent(Utf8JsonWriter json, RunHistory run, RunLines lines)
    {
        json.WriteString("task", run.Task.ToString());
        json.WriteNumber("lines", lines.Lines);
        json.WriteNumber("linesLeftOut", lines.ProblemCount);
        json.WriteStartArray("problems");
        foreach (JournalProblem problem in lines.Problems)
        {
            json.WriteStartObject();
            json.WriteNumber("line", problem.Line);
            json.WriteString("what", problem.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("starts", run.Starts);
        json.WriteNumber("steps", run.Steps);
        json.WriteNumber("firstStep", run.FirstStep);
        json.WriteNumber("lastStep", run.LastStep);
        json.WriteBoolean("hasEnded", run.HasEnded);
        json.WriteString("outcome", run.Report?.Outcome.ToString());
        json.WriteString("firstCause", FirstCause(run.Report));
    }

    private static void WriteAlarm(Utf8JsonWriter json, RunHistory run)
    {
        if (run is not { AlarmStep: { } step, AlarmReport: { } report })
        {
            json.WriteNull("alarm");
            return;
        }

        json.WriteStartObject("alarm");
        json.WriteNumber("step", step);
        json.WriteString("outcome", report.Outcome.ToString());
        json.WriteString("firstCause", FirstCause(report));
        Write(json, "report", report);
        json.WriteEndObject();
    }

    private static string? FirstCause(CollapseReport? report) => report is { Causes: [{ } first, ..] } ? first.Cause.ToString() : null;

    private static void WriteLayers(Utf8JsonWriter json, IReadOnlyList<LayerHistory> layers)
    {
        json.WriteStartArray("layers");
        foreach (LayerHistory layer in layers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            json.WriteString("activation", layer.Latest.Activation.ToString());
            json.WriteBoolean("isOutput", layer.Latest.IsOutput);
            json.WriteBoolean("isFrozen", layer.Latest.IsFrozen);
            json.WriteNumber("units", layer.Latest.Units);
            Write(json, "deadShare", layer.DeadShare);
            Write(json, "saturatedShare", layer.SaturatedShare);
            Write(json, "gradientScale", layer.GradientScale);
            Write(json, "updateRatio", layer.UpdateRatio);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEpochs(Utf8JsonWriter json, EpochHistory epochs)
    {
        json.WriteStartArray("epochs");
        foreach (EpochSummary epoch in epochs.Some(EpochsShown))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteNumber("lastStep", epoch.LastStep);
            Number(json, "trainingLoss", epoch.TrainingLoss);
            Number(json, "validationLoss", epoch.ValidationLoss);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Course course)
    {
        if (course.Count == 0)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Number(json, "first", course.First);
        Number(json, "least", course.Least);
        Number(json, "greatest", course.Greatest);
        Number(json, "latest", course.Latest);
        json.WriteNumber("nonFiniteCount", course.NonFiniteCount);
        json.WriteStartArray("windows");
        foreach ((long first, long last, Stretch window) in course.Windows)
        {
            json.WriteStartObject();
            json.WriteNumber("firstStep", first);
            json.WriteNumber("lastStep", last);
            json.WriteNumber("count", window.Count);
            json.WriteNumber("nonFiniteCount", window.NonFiniteCount);
            Number(json, "mean", window.Mean);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CollapseReport? report)
    {
        json.WritePropertyName(name);
        using JsonDocument? tree = report is null ? null : JsonDocument.Parse(report.ToJson());
        if (tree is null)
        {
            json.WriteNullValue();
        }
        else
        {
            tree.RootElement.WriteTo(json);
        }
    }

    /// <summary>As in reports: what is not finite is a string.</summary>
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }
}
