using PhalNet.Hosting;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>An entry through which services are called.</summary>
/// <param name="Path">Its path, such as <c>/api/platform</c>.</param>
/// <param name="Options">Its options.</param>
internal sealed record Entry(string Path, EntryOptions Options)
{
    /// <summary>The name a member of the envelope has here.</summary>
    public string NameOf(string member) =>
        Options.ResponseMap.TryGetValue(member, out var renamed) && renamed is { Length: > 0 } ? renamed : member;
}
