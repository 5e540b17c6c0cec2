using PhalNet.Hosting;

namespace PhalNet.Server;

/// <summary>A path under which calls are served.</summary>
/// <param name="Path">The path.</param>
/// <param name="Configure">Its options.</param>
internal sealed record EntrySetting(string Path, Action<EntryOptions> Configure);
