namespace PhalNet.Compatibility;

/// <summary>A text or an array that is read from the request's bytes on demand: most of a large body is never read.</summary>
internal abstract class DeferredValue(ReadOnlyMemory<byte> bytes, Func<bool> hasEnded)
{
    private PhpValue _value;

    public PhpValue Value
    {
        get
        {
            if (_value.IsNull)
            {
                ObjectDisposedException.ThrowIf(hasEnded(), typeof(ICallValues));
                _value = Read(bytes);
            }

            return _value;
        }
    }

    protected abstract PhpValue Read(ReadOnlyMemory<byte> bytes);
}
