using Microsoft.Extensions.ObjectPool;

namespace PhalNet.Hosting;

internal sealed class EnvelopeBufferPolicy : PooledObjectPolicy<EnvelopeBuffer>
{
    public override EnvelopeBuffer Create() => new();

    public override bool Return(EnvelopeBuffer obj)
    {
        obj.Reset();
        return true;
    }
}
