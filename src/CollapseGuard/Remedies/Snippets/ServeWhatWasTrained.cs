using Microsoft.ML;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy serve-what-was-trained.</summary>
public static class ServeWhatWasTrained
{
    // <snippet>
    // Preparation and model are one thing: fitted together, saved together, loaded together.
    public static ITransformer SaveAndLoad(MLContext ml, IDataView training, IEstimator<ITransformer> preparation, IEstimator<ITransformer> trainer, string path)
    {
        ITransformer fitted = preparation.Append(trainer).Fit(training);
        ml.Model.Save(fitted, training.Schema, path);
        return ml.Model.Load(path, out _);
    }
    // </snippet>
}
