namespace PhalNet.Hosting;

/// <summary>Marks the endpoint of an entry, for whoever lists the entries of an application; its second route, for names in the path, has no mark.</summary>
/// <param name="Options">The entry's options.</param>
public sealed record EntryMetadata(EntryOptions Options);
