using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Copies of a model's parameters and buffers on their own device; outlives every dispose scope until it is disposed.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly List<(string Name, Tensor Copy)> _copies = [];

    public WeightSnapshot(nn.Module model)
    {
        using IDisposable noGradients = no_grad();
        foreach ((string name, Tensor tensor) in Tensors(model))
        {
            _copies.Add((name, tensor.clone().DetachFromDisposeScope()));
        }
    }

    /// <summary>Takes the present values over the old ones, without new memory.</summary>
    public void Update(nn.Module model) => Match(model, static (copy, tensor) => copy.copy_(tensor));

    /// <summary>Puts the kept values back in place: parameters stay the objects that the optimizer holds.</summary>
    public void Restore(nn.Module model) => Match(model, static (copy, tensor) => tensor.copy_(copy));

    public void Dispose()
    {
        foreach ((_, Tensor copy) in _copies)
        {
            copy.Dispose();
        }

        _copies.Clear();
    }

    private void Match(nn.Module model, Action<Tensor, Tensor> act)
    {
        using IDisposable noGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> present = Tensors(model).ToDictionary(pair => pair.Name, pair => pair.Tensor);
        foreach ((string name, Tensor copy) in _copies)
        {
            if (!present.TryGetValue(name, out Tensor? tensor) || !tensor.shape.AsSpan().SequenceEqual(copy.shape))
            {
                throw new InvalidOperationException($"'{name}' was kept with shape ({string.Join(", ", copy.shape)}) and is now {(tensor is null ? "missing" : $"({string.Join(", ", tensor.shape)})")}; the model must keep its layers between keeping and restoring.");
            }

            act(copy, tensor);
        }
    }

    private static IEnumerable<(string Name, Tensor Tensor)> Tensors(nn.Module model)
    {
        foreach ((string name, Parameter parameter) in model.named_parameters())
        {
            yield return (name, parameter);
        }

        foreach ((string name, Tensor buffer) in model.named_buffers())
        {
            yield return (name, buffer);
        }
    }
}
