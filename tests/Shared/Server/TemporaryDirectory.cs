namespace PhalNet.Tests.Server;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("phalnet-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
