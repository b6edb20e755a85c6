using System.Buffers.Binary;
using System.Text;

namespace CollapseGuard.Torch.Tests.Ecosystem;

/// <summary>One event: the version of the file, or a scalar.</summary>
internal sealed record ScalarEvent(double WallTime, long Step, string? FileVersion, string? Tag, float Value);

/// <summary>Reads TensorBoard event files, written apart from the writer: checksums bit by bit, fields by the protobuf wire format.</summary>
internal static class EventFileReader
{
    public static List<ScalarEvent> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var events = new List<ScalarEvent>();
        for (int at = 0; at < bytes.Length;)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(MaskedCrc(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            ReadOnlySpan<byte> message = bytes.AsSpan(at + 12, length);
            Assert.Equal(MaskedCrc(message), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(Event(message));
            at += 16 + length;
        }

        return events;
    }

    private static ScalarEvent Event(ReadOnlySpan<byte> message)
    {
        var read = new ScalarEvent(0, 0, null, null, 0);
        while (!message.IsEmpty)
        {
            int field = Next(ref message, out ulong number, out ReadOnlySpan<byte> content);
            read = field switch
            {
                1 => read with { WallTime = BitConverter.UInt64BitsToDouble(number) },
                2 => read with { Step = (long)number },
                3 => read with { FileVersion = Encoding.UTF8.GetString(content) },
                5 => Summary(content, read),
                _ => read,
            };
        }

        return read;
    }

    private static ScalarEvent Summary(ReadOnlySpan<byte> summary, ScalarEvent read)
    {
        Assert.Equal(1, Next(ref summary, out _, out ReadOnlySpan<byte> value));
        Assert.True(summary.IsEmpty);
        while (!value.IsEmpty)
        {
            int field = Next(ref value, out ulong number, out ReadOnlySpan<byte> content);
            read = field switch
            {
                1 => read with { Tag = Encoding.UTF8.GetString(content) },
                2 => read with { Value = BitConverter.UInt32BitsToSingle((uint)number) },
                _ => read,
            };
        }

        return read;
    }

    private static int Next(ref ReadOnlySpan<byte> message, out ulong number, out ReadOnlySpan<byte> content)
    {
        ulong key = Varint(ref message);
        content = default;
        number = 0;
        switch (key & 7)
        {
            case 0:
                number = Varint(ref message);
                break;
            case 1:
                number = BinaryPrimitives.ReadUInt64LittleEndian(message);
                message = message[8..];
                break;
            case 2:
                int length = (int)Varint(ref message);
                content = message[..length];
                message = message[length..];
                break;
            case 5:
                number = BinaryPrimitives.ReadUInt32LittleEndian(message);
                message = message[4..];
                break;
            default:
                Assert.Fail($"wire type {key & 7}");
                break;
        }

        return (int)(key >> 3);
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = message[0];
            message = message[1..];
            value |= (ulong)(b & 127) << shift;
            if (b < 128)
            {
                return value;
            }
        }
    }

    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }
}
