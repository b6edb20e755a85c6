using System.Globalization;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>The public data of the cases, which is not part of this repository: <c>shared/cases/data</c> beside it or further up.</summary>
internal static class CaseData
{
    private const int PixelCount = 28 * 28;

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder <c>shared/cases</c>, or null when there is none.</summary>
    public static string? Folder => Found.Value;

    /// <summary>The numbers of a comma-separated file; what is no number is 0.</summary>
    public static float[][] Table(string file, int skippedLines = 0) =>
        [.. File.ReadLines(PathOf(file)).Skip(skippedLines).Select(line => line.Trim('\uFEFF', '\r', ' ')).Where(line => line.Length > 0).Select(Numbers)];

    /// <summary>Some columns of a table as a tensor, n x (<paramref name="end"/> - <paramref name="start"/>).</summary>
    public static Tensor Columns(float[][] table, int start, int end) =>
        tensor(table.SelectMany(row => row[start..end]).ToArray()).reshape(table.Length, end - start);

    /// <summary>The first images of MNIST's test set and their digits, n x 784 and n; pixels 0 to 1, or 0 to 255.</summary>
    public static (Tensor Images, Tensor Digits) Mnist(int count, bool isScaled = true)
    {
        float unit = isScaled ? 255 : 1;
        float[] pixels = [.. Bytes("t10k-images-idx3-ubyte", 16, count * PixelCount).Select(b => b / unit)];
        long[] digits = [.. Bytes("t10k-labels-idx1-ubyte", 8, count).Select(b => (long)b)];
        return (tensor(pixels).reshape(count, PixelCount), tensor(digits));
    }

    /// <summary>Columns brought to mean 0 and standard deviation 1.</summary>
    public static Tensor Standardized(Tensor values) => (values - values.mean([0L])) / (values.std(0) + 1e-8);

    private static float[] Numbers(string line) =>
        [.. line.Split(',').Select(text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : 0)];

    private static byte[] Bytes(string file, int offset, int count)
    {
        using FileStream stream = File.OpenRead(PathOf(file));
        stream.Position = offset;
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string PathOf(string file) =>
        Path.Combine(Folder ?? throw new DirectoryNotFoundException("No folder shared/cases/data was found beside the repository or above it."), "data", file);

    private static string? Find()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CollapseGuard.sln")))
        {
            root = root.Parent;
        }

        for (DirectoryInfo? above = root?.Parent; above is not null; above = above.Parent)
        {
            string folder = Path.Combine(above.FullName, "shared", "cases");
            if (Directory.Exists(Path.Combine(folder, "data")))
            {
                return folder;
            }
        }

        return null;
    }
}
