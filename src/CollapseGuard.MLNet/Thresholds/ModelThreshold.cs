using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Thresholds;

/// <summary>Gives a model another threshold through ML.NET's ChangeModelThreshold; in a chain, however nested, the last binary predictor gets it and all else stays.</summary>
internal static class ModelThreshold
{
    private static readonly TransformerScope[] Scopes = [TransformerScope.Training, TransformerScope.Testing, TransformerScope.Scoring];

    // Generic in the type of the model's parameters, which a loaded model does not show.
    private static readonly MethodInfo Change = typeof(BinaryClassificationCatalog).GetMethod(nameof(BinaryClassificationCatalog.ChangeModelThreshold))!;

    private static readonly MethodInfo Rebuild = typeof(ModelThreshold).GetMethod(nameof(RebuildChain), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>A copy of the model that decides by <paramref name="threshold"/>; the model given is untouched.</summary>
    /// <exception cref="ArgumentException">The model has no binary predictor of ML.NET.</exception>
    public static ITransformer Set(MLContext context, ITransformer model, float threshold) => TrySet(context, model, threshold)
        ?? throw new ArgumentException($"The model ({Describe(model)}) holds no BinaryPredictionTransformer, whose threshold could be moved. Pass a binary model as its trainer or pipeline fitted it, or as Model.Load returned it.", nameof(model));

    private static ITransformer? TrySet(MLContext context, ITransformer model, float threshold)
    {
        Type type = model.GetType();
        Type? definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(BinaryPredictionTransformer<>))
        {
            return (ITransformer)Change.MakeGenericMethod(type.GenericTypeArguments).Invoke(context.BinaryClassification, BindingFlags.DoNotWrapExceptions, null, [model, threshold], null)!;
        }

        return definition == typeof(TransformerChain<>)
            ? (ITransformer?)Rebuild.MakeGenericMethod(type.GenericTypeArguments).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context, model, threshold], null)
            : null;
    }

    private static TransformerChain<TLast>? RebuildChain<TLast>(MLContext context, TransformerChain<TLast> chain, float threshold)
        where TLast : class, ITransformer
    {
        ITransformer[] steps = [.. chain];
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            if (TrySet(context, steps[i], threshold) is { } changed)
            {
                // Scopes are not public, but the steps that each scope keeps are.
                HashSet<object>[] kept = [.. Scopes.Select(scope => new HashSet<object>(chain.GetModelFor(scope), ReferenceEqualityComparer.Instance))];
                TransformerScope[] scopes = [.. steps.Select(step => Scopes.Where((_, s) => kept[s].Contains(step)).Aggregate(TransformerScope.None, static (all, scope) => all | scope))];
                steps[i] = changed;
                return new TransformerChain<TLast>(steps, scopes);
            }
        }

        return null;
    }

    private static string Describe(ITransformer model) => model is IEnumerable<ITransformer> chain
        ? "a chain of " + string.Join(", ", chain.Select(step => step.GetType().Name))
        : model.GetType().Name;
}
