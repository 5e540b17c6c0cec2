namespace PhalNet.Hosting.Tests.Services;

/// <summary>Keeps the context of its last call.</summary>
[Service("App.Keeping")]
public sealed class Keeping(Keeping.Shelf shelf)
{
    public void Asked(ICallContext call)
    {
        shelf.Call = call;
        _ = call.Caller;
    }

    public void NotAsked(ICallContext call) => shelf.Call = call;

    public sealed class Shelf
    {
        public ICallContext? Call { get; set; }
    }
}
