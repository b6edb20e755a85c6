using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace CollapseGuard.Torch;

/// <summary>A TensorBoard event file: records of length, checksum, message, checksum; each message one scalar.</summary>
/// <remarks>Format: TFRecord with masked CRC-32C, message <c>Event</c> of tensorboard/compat/proto/event.proto.</remarks>
internal sealed class EventFile : IDisposable
{
    private const uint CrcMask = 0xa282ead8;
    private const int Fixed64 = 1, LengthDelimited = 2, Fixed32 = 5;

    private readonly FileStream file;
    private readonly TimeProvider clock;
    private byte[] record = new byte[256];
    private int length;

    /// <summary>Makes a new file in a folder, which is made when it is not there.</summary>
    public EventFile(string folder, TimeProvider clock)
    {
        this.clock = clock;
        Directory.CreateDirectory(folder);
        string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{clock.GetUtcNow().ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.{Guid.NewGuid():N}");
        file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Begin(step: 0);
        Text(3, "brain.Event:2"u8);
        End();
        Flush();
    }

    /// <summary>Writes one scalar.</summary>
    public void Add(string tag, float value, long step)
    {
        int tagLength = Encoding.UTF8.GetByteCount(tag);
        int valueLength = 1 + VarintLength((ulong)tagLength) + tagLength + 5;
        Begin(step);
        Key(5, LengthDelimited); // Event.summary
        Varint((ulong)(1 + VarintLength((ulong)valueLength) + valueLength));
        Key(1, LengthDelimited); // Summary.value
        Varint((ulong)valueLength);
        Key(1, LengthDelimited); // Value.tag
        Varint((ulong)tagLength);
        Encoding.UTF8.GetBytes(tag, Room(tagLength));
        Key(2, Fixed32); // Value.simple_value
        BinaryPrimitives.WriteSingleLittleEndian(Room(4), value);
        End();
    }

    /// <summary>Hands what was written to the file, so that TensorBoard sees it.</summary>
    public void Flush() => file.Flush();

    public void Dispose() => file.Dispose();

    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return BitOperations.RotateRight(~crc, 15) + CrcMask;
    }

    private static int VarintLength(ulong value)
    {
        int bytes = 1;
        for (; value >= 128; value >>= 7)
        {
            bytes++;
        }

        return bytes;
    }

    private void Begin(long step)
    {
        length = 0;
        Key(1, Fixed64); // Event.wall_time, seconds since 1970
        BinaryPrimitives.WriteDoubleLittleEndian(Room(8), (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
        Key(2, 0); // Event.step
        Varint((ulong)step);
    }

    private void Text(int field, ReadOnlySpan<byte> utf8)
    {
        Key(field, LengthDelimited);
        Varint((ulong)utf8.Length);
        utf8.CopyTo(Room(utf8.Length));
    }

    private void End()
    {
        Span<byte> frame = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(frame, length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[8..], MaskedCrc(frame[..8]));
        file.Write(frame);
        file.Write(record, 0, length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, MaskedCrc(record.AsSpan(0, length)));
        file.Write(frame[..4]);
    }

    private void Key(int field, int wire) => Varint((ulong)((field << 3) | wire));

    private void Varint(ulong value)
    {
        for (; value >= 128; value >>= 7)
        {
            Room(1)[0] = (byte)(value | 128);
        }

        Room(1)[0] = (byte)value;
    }

    private Span<byte> Room(int bytes)
    {
        if (length + bytes > record.Length)
        {
            Array.Resize(ref record, Math.Max(2 * record.Length, length + bytes));
        }

        length += bytes;
        return record.AsSpan(length - bytes, bytes);
    }
}
