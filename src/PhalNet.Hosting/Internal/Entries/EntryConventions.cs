using Microsoft.AspNetCore.Builder;

namespace PhalNet.Hosting.Internal.Entries;

/// <summary>Applies what is asked of an entry to both of its routes.</summary>
internal sealed class EntryConventions(IEndpointConventionBuilder bare, IEndpointConventionBuilder named) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
        bare.Add(convention);
        named.Add(convention);
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        bare.Finally(finallyConvention);
        named.Finally(finallyConvention);
    }
}
