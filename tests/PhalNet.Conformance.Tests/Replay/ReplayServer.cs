using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;
using PhalNet.Conformance.Running;

namespace PhalNet.Conformance.Tests.Replay;

/// <summary>A "product" that replies to every case with a given function, over real sockets.</summary>
internal sealed class ReplayServer(Func<ConformanceCase, RawReply> answer) : ICaseServer
{
    private readonly StubServer stub = new();

    public IReadOnlyList<byte[]> Requests => stub.Requests;

    public ValueTask<RunningServer> ForAsync(ConformanceCase @case, ServerProfile profile, CancellationToken cancellation)
    {
        stub.Answer(StubServer.Spell(answer(@case)));
        return ValueTask.FromResult(new RunningServer(stub.EndPoint));
    }

    public ValueTask DisposeAsync() => stub.DisposeAsync();
}
