namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>The bytes of a file.</summary>
internal sealed class FileImage(byte[] contents)
{
    private byte[] _buffer = [.. contents];

    public int Length { get; private set; } = contents.Length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    public FileImage Copy() => new(Bytes.ToArray());

    /// <summary>Does a write or a truncation.</summary>
    public void Do(TracedCall call)
    {
        if (call.Kind == CallKind.Truncate)
            Resize(call.Offset);
        else
            Write(call.Offset, call.Data);
    }

    /// <summary>Does a write for some of its sectors.</summary>
    public void Do(TracedCall write, bool[] sectors)
    {
        for (var i = 0; i < sectors.Length; i++)
        {
            if (!sectors[i])
                continue;
            var (offset, data) = write.Part(i);
            Write(offset, data.Span);
        }
    }

    public void Write(int offset, ReadOnlySpan<byte> data)
    {
        if (Length < offset + data.Length)
            Resize(offset + data.Length);
        data.CopyTo(_buffer.AsSpan(offset));
    }

    /// <summary>Cuts it, or adds zeros.</summary>
    public void Resize(int length)
    {
        if (length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(length, _buffer.Length * 2));
        if (length > Length)
            _buffer.AsSpan(Length, length - Length).Clear();
        Length = length;
    }
}
