namespace PhalNet.Server;

/// <summary>
/// A data directory for the time of an export. Modules prepare their databases when they start; nothing is to be made, changed or waited for
/// where the data of the real server is.
/// </summary>
internal sealed class PassingStorage : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("phalnet-export-");

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["PhalNet:DataDirectory"] = _directory.FullName,
        ["ConnectionStrings:Platform"] = "",
        ["Platform:Database"] = "sqlite",
    };

    public void Dispose() => _directory.Delete(recursive: true);
}
