namespace PhalNet.Compatibility.Internal.Profile;

/// <summary>Remembers nonces for as long as their signatures can be fresh. When it is full of fresh ones it takes no more.</summary>
internal sealed class NonceMemory(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = [];
    private readonly Queue<(long Added, string Nonce)> _byAge = [];

    public bool TryAdd(string nonce)
    {
        lock (_lock)
        {
            while (_byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Added) > lifetime)
                _known.Remove(_byAge.Dequeue().Nonce);
            if (_byAge.Count >= capacity || !_known.Add(nonce))
                return false;
            _byAge.Enqueue((time.GetTimestamp(), nonce));
            return true;
        }
    }
}
