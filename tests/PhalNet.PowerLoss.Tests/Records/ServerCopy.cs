using System.Text;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>
/// A copy of the server with a changed text in the Platform module: a server with a fault, to check that it is found.
/// </summary>
internal sealed class ServerCopy : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <param name="old">The text, wherever it occurs.</param>
    /// <param name="other">Its replacement, not longer.</param>
    public ServerCopy(string old, string other)
    {
        var original = Path.GetDirectoryName(ServerProgram.Location("Server"))!;
        foreach (var path in Directory.GetFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_directory.Path, Path.GetRelativePath(original, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        var module = Path.Combine(_directory.Path, "Modules.Platform.dll");
        var bytes = File.ReadAllBytes(module);
        var (found, put) = (Encoding.Unicode.GetBytes(old), Encoding.Unicode.GetBytes(other.PadRight(old.Length)));
        var places = 0;
        for (var at = bytes.AsSpan().IndexOf(found); at >= 0; at = bytes.AsSpan().IndexOf(found), places++)
            put.CopyTo(bytes, at);
        places.ShouldBeGreaterThan(0, $"the module has no text {old}");
        File.WriteAllBytes(module, bytes);
    }

    public string Program => Path.Combine(_directory.Path, "PhalNet.Server.dll");

    public void Dispose() => _directory.Dispose();
}
