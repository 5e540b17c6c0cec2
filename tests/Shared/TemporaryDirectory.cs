namespace PhalNet.Tests;

/// <summary>A directory that is deleted after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("phalnet-").FullName;

    /// <summary>The path of a file or folder in it, which need not exist.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders of its name.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Of(name))!);
        File.WriteAllText(Of(name), text);
    }

    /// <summary>Copies a file into the directory.</summary>
    /// <returns>The path of the copy.</returns>
    public string Copy(string file)
    {
        var target = Of(System.IO.Path.GetFileName(file));
        File.Copy(file, target);
        return target;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
