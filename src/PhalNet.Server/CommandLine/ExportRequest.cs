namespace PhalNet.Server;

/// <param name="Directory">Where the pages are written.</param>
/// <param name="Force">Whether to replace whatever is there.</param>
internal sealed record ExportRequest(string Directory, bool Force);
