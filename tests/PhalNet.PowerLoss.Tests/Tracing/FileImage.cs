namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>The bytes of a file.</summary>
internal sealed class FileImage(byte[] contents)
{
    private byte[] _buffer = [.. contents];

    public int Length { get; private set; } = contents.Length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Applies a write or a truncation.</summary>
    public void Do(TracedCall call)
    {
        if (call.Kind == CallKind.Truncate)
            Resize(call.Offset);
        else
            Write(call.Offset, call.Data);
    }

    private void Write(int offset, ReadOnlySpan<byte> data)
    {
        if (Length < offset + data.Length)
            Resize(offset + data.Length);
        data.CopyTo(_buffer.AsSpan(offset));
    }

    // Truncates it, or appends zeros.
    private void Resize(int length)
    {
        if (length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(length, _buffer.Length * 2));
        if (length > Length)
            _buffer.AsSpan(Length, length - Length).Clear();
        Length = length;
    }
}
