namespace PhalNet.Docs.Tests.Support;

/// <summary>A directory that is deleted after the test.</summary>
internal sealed class TestDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("phalnet-docs-").FullName;

    /// <returns>The path of the copy.</returns>
    public string Copy(string file)
    {
        var target = System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file));
        File.Copy(file, target);
        return target;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
