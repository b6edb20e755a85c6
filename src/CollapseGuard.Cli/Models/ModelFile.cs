using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cli.Models;

/// <summary>A saved model, and the schema of what it was fitted to.</summary>
/// <param name="Model">The fitted pipeline.</param>
/// <param name="Input">The columns that its first step was given.</param>
internal sealed record ModelFile(ITransformer Model, DataViewSchema Input)
{
    private static readonly byte[] ZipMagic = [(byte)'P', (byte)'K', 3, 4];

    /// <summary>Loads a model.</summary>
    /// <exception cref="InputException">There is no such file, it holds no model, the model needs what is not here, or its input is not described.</exception>
    public static ModelFile Load(MLContext context, string path)
    {
        RequireZip(path);
        try
        {
            ITransformer model = context.Model.Load(path, out DataViewSchema? input);
            return input is null
                ? throw new InputException($"'{path}' does not say which columns the model was fitted to; save it with them: mlContext.Model.Save(model, data.Schema, path).")
                : new ModelFile(model, input);
        }
#pragma warning disable CA1031 // ML.NET throws what its steps throw; all of it says that this file cannot be loaded here.
        catch (Exception failure) when (failure is not InputException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            string line = failure.GetBaseException().Message.Split('\n')[0].Trim();
            throw new InputException($"'{path}' cannot be loaded as an ML.NET model: {line} The tool holds ML.NET's own steps and trainers with FastTree; a model with other packages (LightGBM, ONNX, TensorFlow) or steps of your own is checked in the application: mlContext.CollapseGuard().CheckModel(model, data).", failure);
        }
    }

    /// <summary>The input with the label, where the model was saved without it: a number for a regression, a Boolean for two classes, text for more.</summary>
    public DataViewSchema InputWith(string label)
    {
        DataViewSchema scored;
        try
        {
            scored = Model.GetOutputSchema(Input);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            throw new InputException($"The model does not fit the columns that it was saved with: {failure.GetBaseException().Message.Split('\n')[0]}", failure);
        }

        if (scored.GetColumnOrNull(label) is not null || scored.GetColumnOrNull("Score") is not { } score)
        {
            return Input;
        }

        var builder = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in Input.Where(c => !c.IsHidden))
        {
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        }

        builder.AddColumn(label, score.Type is VectorDataViewType ? TextDataViewType.Instance : scored.GetColumnOrNull("PredictedLabel") is { Type: BooleanDataViewType } ? BooleanDataViewType.Instance : NumberDataViewType.Single);
        return builder.ToSchema();
    }

    private static void RequireZip(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"'{path}' is a directory; name a model that mlContext.Model.Save has written.");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'.");
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> magic = stackalloc byte[4];
            if (file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4 || !magic.SequenceEqual(ZipMagic))
            {
                throw new InputException($"'{path}' is no zip, and so no ML.NET model; name a file that mlContext.Model.Save has written.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be read: {failure.Message}", failure);
        }
    }
}
