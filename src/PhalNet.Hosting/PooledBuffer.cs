using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace PhalNet.Hosting;

/// <summary>A growing buffer of rented memory.</summary>
internal sealed class PooledBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(256, capacity));
    private int _length;

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    public int WrittenCount => _length;

    public void Clear() => _length = 0;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private void Grow(int sizeHint)
    {
        var needed = checked(_length + Math.Max(sizeHint, 1));
        if (needed <= _bytes.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
        WrittenMemory.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

/// <summary>Pools buffers for further replies.</summary>
internal sealed class PooledBufferPolicy : PooledObjectPolicy<PooledBuffer>
{
    // A buffer that has grown for one large reply is not kept.
    private const int MaxRetainedBytes = 256 * 1024;

    public override PooledBuffer Create() => new(1024);

    public override bool Return(PooledBuffer obj)
    {
        if (obj.WrittenCount > MaxRetainedBytes)
        {
            obj.Dispose();
            return false;
        }

        obj.Clear();
        return true;
    }
}
