namespace PhalNet.Internal.Calls;

internal sealed class JoinedLifetime(IAsyncDisposable inner, IAsyncDisposable outer) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await outer.DisposeAsync();
    }
}
