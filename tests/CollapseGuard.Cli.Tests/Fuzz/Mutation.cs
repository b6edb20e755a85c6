namespace CollapseGuard.Cli.Tests.Fuzz;

/// <summary>Spoils a file: bytes flipped, cut off, cut out, doubled, spliced from elsewhere, or replaced by what readers stumble over.</summary>
internal static class Mutation
{
    private static readonly byte[][] Stumbling =
    [
        "\""u8.ToArray(), "\"\"\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\0"u8.ToArray(),
        "1e999"u8.ToArray(), "-"u8.ToArray(), "NaN"u8.ToArray(), "{"u8.ToArray(), "]"u8.ToArray(), [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3], "'; --"u8.ToArray(),
    ];

    /// <summary>What stands in cells of numbers in real files.</summary>
    private static readonly byte[][] Cells =
    [
        "NA"u8.ToArray(), "nan"u8.ToArray(), "?"u8.ToArray(), "-"u8.ToArray(), "inf"u8.ToArray(), "1,5"u8.ToArray(), "\"1,5\""u8.ToArray(), "true"u8.ToArray(), [],
    ];

    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        List<byte> bytes = [.. original];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            Change(bytes, other, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[] other, Random random)
    {
        int at = random.Next(bytes.Count + 1);
        int length = random.Next(1, 40);
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                break;
            case 3:
                bytes.InsertRange(at, other.Skip(random.Next(other.Length)).Take(length));
                break;
            case 4:
                bytes.InsertRange(at, Stumbling[random.Next(Stumbling.Length)]);
                break;
            case 5:
                ReplaceNumber(bytes, at, Cells[random.Next(Cells.Length)]);
                break;
            default:
                for (int i = at; i < Math.Min(bytes.Count, at + 3); i++)
                {
                    bytes[i] ^= (byte)(1 << random.Next(8));
                }

                break;
        }
    }

    /// <summary>Puts another text into the place of the next number.</summary>
    private static void ReplaceNumber(List<byte> bytes, int from, byte[] text)
    {
        int start = bytes.FindIndex(from, IsOfNumber);
        if (start >= 0)
        {
            int end = bytes.FindIndex(start, b => !IsOfNumber(b));
            bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
            bytes.InsertRange(start, text);
        }
    }

    private static bool IsOfNumber(byte value) => value is (>= (byte)'0' and <= (byte)'9') or (byte)'.';
}
