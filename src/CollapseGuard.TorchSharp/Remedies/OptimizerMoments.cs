using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Momentum and moments that an optimizer keeps for its parameters.</summary>
internal static class OptimizerMoments
{
    /// <summary>Starts the moments of some parameters anew, as in a new optimizer; old momentum would push fresh weights back to where they were.</summary>
    /// <param name="optimizer">An optimizer of torch.optim; rates and other options stay.</param>
    /// <param name="parameters">Handles of the parameters concerned.</param>
    /// <exception cref="ArgumentException">The optimizer has no state_dict: make a new one.</exception>
    public static void Clear(optim.Optimizer optimizer, IReadOnlySet<IntPtr> parameters)
    {
        OptimizerHelper known = optimizer as OptimizerHelper
            ?? throw new ArgumentException($"{optimizer.GetType().Name} does not show its state; make a new optimizer for the fresh weights.", nameof(optimizer));
        optim.Optimizer.StateDictionary state = known.state_dict();
        int at = 0, group = 0;
        foreach (optim.ILearningRateController controller in optimizer.ParamGroups)
        {
            foreach (Parameter parameter in ((ParamGroup)controller).Parameters)
            {
                if (parameters.Contains(parameter.Handle) && at < state.State.Count)
                {
                    Restart(state.State[at], state.Options[group]);
                }

                at++;
            }

            group++;
        }
    }

    /// <summary>TorchSharp's Initialize makes new tensors without freeing the old ones: free them first.</summary>
    private static void Restart(OptimizerState state, OptimizerOptions options)
    {
        foreach (FieldInfo field in state.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (field.GetValue(state) is Tensor tensor and not Parameter)
            {
                tensor.Dispose();
            }
        }

        state.Initialize(options);
    }
}
