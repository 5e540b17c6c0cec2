namespace PhalNet.Hosting;

/// <summary>Marks the endpoint of an entry, for whoever lists the entries of an application.</summary>
/// <param name="Options">The entry's options.</param>
public sealed record EntryMetadata(EntryOptions Options);
