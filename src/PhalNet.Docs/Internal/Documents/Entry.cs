using PhalNet.Hosting;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>An entry through which services are called.</summary>
/// <param name="Path">Its path, such as <c>/api/platform</c>.</param>
/// <param name="Options">Its options.</param>
/// <param name="Format">The format of its replies where a caller asks for no other.</param>
internal sealed record Entry(string Path, EntryOptions Options, IReplyFormat Format)
{
    /// <summary>The format's name as pages show it.</summary>
    public string FormatName => Format.Name.ToUpperInvariant();

    /// <summary>The format's media type without parameters.</summary>
    public string MediaType => Format.ContentType.Split(';')[0].Trim();

    /// <summary>The name a member of the envelope has here.</summary>
    public string NameOf(string member) =>
        Options.ResponseMap.TryGetValue(member, out var renamed) && renamed is { Length: > 0 } ? renamed : member;
}
