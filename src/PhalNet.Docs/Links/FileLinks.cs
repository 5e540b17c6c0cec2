namespace PhalNet.Docs;

/// <summary>Relative links between files, which work on any disk and at any address.</summary>
/// <param name="language">The language of the page; each language has its own folder.</param>
/// <param name="isRoot">Whether the page is above the folders of the languages.</param>
/// <param name="assets">Provides the file names of assets.</param>
internal sealed class FileLinks(string language, bool isRoot, AssetCatalog assets) : DocsLinks
{
    public const string ListFile = "index.html";

    public const string AssetsFolder = "assets";

    public const string ClientsFolder = "clients";

    private readonly string _root = isRoot ? "" : "../";
    private readonly string _pages = isRoot ? $"{language}/" : "";

    public override bool IsOffline => true;

    public override string List => ListFile;

    // Files have no login.
    public override string Login => ListFile;

    public override string Logout => ListFile;

    public static string ServiceFile(string name) => $"{name}.html";

    public override string Service(string name) => $"{_pages}{Uri.EscapeDataString(ServiceFile(name))}";

    public override string Format(string file) => $"{_pages}{Uri.EscapeDataString(file)}";

    public override string Asset(string file) => $"{_root}{AssetsFolder}/{assets.PublicName(file)}";

    public override string Client(string file) => $"{_root}{ClientsFolder}/{file}";

    public override string Language(string other, string? service) =>
        $"{_root}{other}/{(service is null ? ListFile : Uri.EscapeDataString(ServiceFile(service)))}";
}
