using CollapseGuard.Probes;
using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using CollapseGuard.Torch.Reading;
using CollapseGuard.Torch.State;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Watching;

/// <summary>Asks the model, in inference mode, about the rows that were kept: does any output answer to any input.</summary>
internal static class KeptRowScorer
{
    private const int MostColumnsAsked = 64;
    private const int MostRows = 200;

    public static ResponseSummary? Respond(Examined subject, RowStore store, long[] rowShape, ScalarType type, BatchReading reading)
    {
        if (type is not (ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16))
        {
            return null; // token numbers cannot be zeroed or rescaled
        }

        int n = Math.Min(store.Count, MostRows), d = store.Columns;
        var numbers = new float[n * d];
        for (int r = 0; r < n; r++)
        {
            store.Rows[r].CopyTo(numbers.AsSpan(r * d));
        }

        Device device = subject.Model.parameters().FirstOrDefault()?.device ?? CPU;
        int outputs = 0;
        using (new ForwardKeeper(subject.Model, inference: true))
        {
            Tensor probe = subject.Forward(tensor(numbers.AsSpan(0, d).ToArray()).reshape([1, .. rowShape]).to(type, device));
            outputs = (int)probe.numel();
        }

        using var keeper = new ForwardKeeper(subject.Model, inference: true);
        return ResponseProbe.Run(
            (rows, columns, answers) =>
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor asked = tensor(rows.ToArray()).reshape([rows.Length / columns, .. rowShape]).to(type, device);
                TensorReading.Floats(subject.Forward(asked)).CopyTo(answers);
            },
            FeatureTable.FromRowMajor(numbers, d),
            new ResponseProbeOptions { OutputCount = outputs, AskColumns = d <= MostColumnsAsked, MaxRows = MostRows });
    }
}
