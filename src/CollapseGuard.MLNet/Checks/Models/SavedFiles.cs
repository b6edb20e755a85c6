using System.IO.Compression;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>A saved model as the files in its zip: a folder for each part of the model.</summary>
internal sealed class SavedFiles
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Their names, with '/' between folders.</summary>
    public IReadOnlyCollection<string> Names => files.Keys;

    /// <summary>Saves a transformer to memory.</summary>
    public static SavedFiles Of(MLContext context, ITransformer model)
    {
        using var stream = new MemoryStream();
        context.Model.Save(model, null, stream);
        stream.Position = 0;
        var saved = new SavedFiles();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            saved.files[entry.FullName.Replace('\\', '/')] = bytes.ToArray();
        }

        return saved;
    }

    /// <summary>These files with a folder's content, and whatever else is named, taken from others.</summary>
    /// <param name="folder">The folder that is replaced; ends with '/'.</param>
    /// <param name="other">Where its new content comes from.</param>
    /// <param name="otherFolder">The folder there; ends with '/'.</param>
    /// <param name="alike">A file that is taken over under its own name.</param>
    public SavedFiles With(string folder, SavedFiles other, string otherFolder, string alike)
    {
        var mixed = new SavedFiles();
        foreach ((string name, byte[] content) in files.Where(file => !file.Key.StartsWith(folder, StringComparison.Ordinal)))
        {
            mixed.files[name] = content;
        }

        foreach ((string name, byte[] content) in other.files.Where(file => file.Key.StartsWith(otherFolder, StringComparison.Ordinal)))
        {
            mixed.files[folder + name[otherFolder.Length..]] = content;
        }

        mixed.files[alike] = other.files[alike];
        return mixed;
    }

    /// <summary>Loads the model that these files are.</summary>
    public ITransformer Load(MLContext context)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return context.Model.Load(stream, out _);
    }
}
