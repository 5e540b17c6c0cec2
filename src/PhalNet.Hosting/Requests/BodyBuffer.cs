using System.Buffers;
using System.Numerics;

namespace PhalNet.Hosting;

/// <summary>
/// The bytes of a body, or of a text in it. Memory is taken in proportion to the received bytes, so that an announced length takes no
/// memory from other requests.
/// </summary>
/// <param name="share">The share that the memory is counted in.</param>
/// <param name="length">The expected number of bytes; null when it is unknown.</param>
/// <param name="most">The maximum number of bytes.</param>
internal sealed class BodyBuffer(BodyShare share, long? length, long most) : IDisposable
{
    private const int First = 16 * 1024;

    // With a known length, a sixteenth must have been received before the whole is allocated, so little is copied.
    private const int KnownGrowth = 16;
    private const int UnknownGrowth = 2;

    // The pool would keep larger arrays, as many as were ever in use at the same time.
    private const int LargestPooled = 256 * 1024;

    private byte[] _bytes = [];
    private long _capacity;
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public int Length => _length;

    public async ValueTask WriteAsync(ReadOnlySequence<byte> bytes, CancellationToken cancellation)
    {
        await ReserveAsync(bytes.Length, cancellation);
        foreach (var segment in bytes)
            Write(segment.Span);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await ReserveAsync(bytes.Length, cancellation);
        Write(bytes.Span);
    }

    public void Dispose()
    {
        Return(_bytes);
        (_bytes, _length, _capacity) = ([], 0, 0);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private ValueTask ReserveAsync(long more, CancellationToken cancellation)
    {
        var needed = _length + more;
        if (needed <= _capacity)
            return default;
        var capacity = Math.Min(Capacity(needed), Array.MaxLength);
        var taken = share.TakeAsync(capacity - _capacity, cancellation);
        if (!taken.IsCompletedSuccessfully)
            return GrowAsync(taken, capacity);
        Grow(capacity);
        return default;
    }

    private async ValueTask GrowAsync(ValueTask taken, long capacity)
    {
        await taken;
        Grow(capacity);
    }

    private void Grow(long capacity)
    {
        var larger = capacity <= LargestPooled
            ? ArrayPool<byte>.Shared.Rent((int)capacity)
            : GC.AllocateUninitializedArray<byte>((int)capacity);
        Written.CopyTo(larger);
        Return(_bytes);
        (_bytes, _capacity) = (larger, capacity);
    }

    private long Capacity(long needed)
    {
        if (length is { } whole && needed <= whole)
        {
            var next = Math.Max(needed, Math.Max(First, _capacity * KnownGrowth));
            return next >= whole ? whole : Rounded(next);
        }

        return Math.Max(needed, Math.Min(most, Rounded(Math.Max(needed, _capacity * UnknownGrowth))));
    }

    private static long Rounded(long capacity) => (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(capacity, 256));

    private static void Return(byte[] bytes)
    {
        if (bytes.Length is > 0 and <= LargestPooled)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
