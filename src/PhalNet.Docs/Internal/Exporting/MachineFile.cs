namespace PhalNet.Docs.Internal.Exporting;

/// <param name="Name">Its name within the folder of its language, as <see cref="Serving.DocsLinks.Machine"/> is given it.</param>
/// <param name="Write">Makes the content.</param>
internal sealed record MachineFile(string Name, Func<string> Write);
