namespace CollapseGuard;

/// <summary>Cuts a growing stream into lines, in bounded memory: a line beyond the limit is passed over.</summary>
/// <param name="limit">Bytes of the longest line that is kept.</param>
internal sealed class LineBuffer(int limit)
{
    private byte[] bytes = new byte[Math.Min(limit, 1 << 16)];
    private int start;
    private int end;
    private bool isPassingOver;

    /// <summary>Lines taken so far, the long ones included.</summary>
    public long Lines { get; private set; }

    /// <summary>What has come since the last line end.</summary>
    public ReadOnlySpan<byte> Rest => bytes.AsSpan(start, end - start);

    /// <summary>Reads on.</summary>
    /// <returns>False when there is no more at this moment.</returns>
    public bool Fill(Stream stream)
    {
        Rest.CopyTo(bytes);
        end -= start;
        start = 0;
        if (end == limit)
        {
            isPassingOver = true;
            end = 0;
        }
        else if (end == bytes.Length)
        {
            Array.Resize(ref bytes, (int)Math.Min(limit, 2L * bytes.Length));
        }

        int read = stream.Read(bytes, end, bytes.Length - end);
        end += read;
        return read > 0;
    }

    /// <summary>Takes a whole line, if there is one; it is valid until the next <see cref="Fill"/>.</summary>
    /// <param name="line">The line without its end; empty when too long.</param>
    /// <param name="isTooLong">True for a line beyond the limit.</param>
    public bool TryTake(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        int length = Rest.IndexOf((byte)'\n');
        isTooLong = isPassingOver && length >= 0;
        line = length < 0 || isTooLong ? default : Rest[..length];
        if (length < 0)
        {
            return false;
        }

        start += length + 1;
        isPassingOver = false;
        Lines++;
        return true;
    }
}
