using System.Buffers;
using System.Text.Json;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>Writes what a training shows to a file, one JSON object a line; read it with <see cref="RunJournalReader"/>, <c>collapseguard run</c> and <c>collapseguard watch</c>.</summary>
/// <remarks>
/// UTF-8, invariant culture, schema version 1 (docs/run-journal.md). A measurement that is NaN is left out; a loss that is not finite, and infinity, are the strings "NaN", "Infinity", "-Infinity".
/// Every step goes out in one write, so that a reader sees whole lines. At most one line a sampled step and layer. Belongs to one thread at a time.
/// When writing fails in mid-run the journal stops and training goes on: see <see cref="Failure"/>.
/// </remarks>
public sealed class RunJournal : ITrainingObserver, IDisposable
{
    private readonly Stream stream;
    private readonly RunJournalOptions options;
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 12);
    private readonly Utf8JsonWriter json;
    private readonly List<(string Layer, LayerNumbers Numbers)> layers = [];
    private readonly JournalThinning thinning;
    private long layersStep;
    private (long Step, bool IsKept) last = (-1, false);
    private bool hasBegun;

    /// <summary>Writes to a file.</summary>
    /// <param name="path">The file; an older one is replaced unless <see cref="RunJournalOptions.Append"/> is set.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="IOException">It cannot be opened for writing.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a directory.</exception>
    /// <exception cref="RunJournalFormatException">It is to be continued, and is no run journal.</exception>
    public RunJournal(string path, RunJournalOptions? options = null)
        : this(JournalFile.Open(path, options?.Append ?? false), options)
    {
    }

    /// <summary>Writes to a stream, which it closes.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How; the defaults when null.</param>
    public RunJournal(Stream stream, RunJournalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
        this.options = options ?? RunJournalOptions.Default;
        thinning = new JournalThinning(this.options);
        json = new Utf8JsonWriter(buffer);
    }

    /// <summary>Why writing has stopped; null while it has not.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    public void BeginTraining(TrainingTask task)
    {
        hasBegun = true;
        Put(JournalLines.Of(task));
        Send();
    }

    /// <inheritdoc/>
    public void ObserveLayer(long atStep, string layer, LayerNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (atStep != layersStep)
        {
            PutLayers();
            layersStep = atStep;
        }

        // A loop may tell of its layers before the step ends or after it.
        if (!(atStep == last.Step ? last.IsKept : thinning.KeepsNext))
        {
            return;
        }

        int known = layers.FindIndex(l => l.Layer == layer);
        if (known < 0)
        {
            layers.Add((layer, numbers));
        }
        else
        {
            layers[known] = (layer, numbers);
        }
    }

    /// <inheritdoc/>
    public void EndStep(StepNumbers numbers)
    {
        bool isKept = thinning.KeepsNext;
        last = (numbers.Step, isKept);
        thinning.Count();
        PutLayers();
        if (isKept)
        {
            Put(JournalLines.Of(numbers));
        }

        Send();
    }

    /// <inheritdoc/>
    public void EndEpoch(EpochSummary epoch)
    {
        Put(JournalLines.Of(epoch));
        Send();
    }

    /// <inheritdoc/>
    public void Alarm(long atStep, CollapseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Put(JournalLines.Of(atStep, report));
        Send();
    }

    /// <inheritdoc/>
    public void EndTraining(CollapseReport? report)
    {
        PutLayers();
        Put(JournalLines.OfEnd(report));
        Send();
    }

    /// <summary>Closes the file. A journal without an end says that training was stopped.</summary>
    public void Dispose()
    {
        json.Dispose();
        stream.Dispose();
    }

    private void PutLayers()
    {
        foreach ((string layer, LayerNumbers numbers) in layers)
        {
            Put(JournalLines.Of(layersStep, layer, numbers));
        }

        layers.Clear();
    }

    private void Put(JournalLine line)
    {
        if (!hasBegun)
        {
            hasBegun = true;
            Put(JournalLines.Of(TrainingTask.Unknown));
        }

        json.Reset();
        JsonSerializer.Serialize(json, line, JournalContext.Default.JournalLine);
        json.Flush();
        buffer.Write("\n"u8);
    }

    private void Send()
    {
        if (Failure is null && buffer.WrittenCount > 0)
        {
            try
            {
                stream.Write(buffer.WrittenSpan);
                stream.Flush();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Failure = e;
                options.OnFailure?.Invoke(e);
            }
        }

        buffer.ResetWrittenCount();
    }
}
