namespace PhalNet.Docs;

/// <param name="prefix">The prefix of the pages' paths, from <see cref="DocsPath.Prefix"/>.</param>
/// <param name="assets">Provides the served names of assets.</param>
internal sealed class OnlineLinks(string prefix, AssetCatalog assets) : DocsLinks
{
    public override bool IsOffline => false;

    public override string List => DocsPath.List(prefix);

    public override string Login => $"{prefix}/{LoginName}";

    public override string Logout => $"{prefix}/{LogoutName}";

    public override string Service(string name) => $"{prefix}/{name}";

    public override string Format(string file) => $"{prefix}/{file}";

    public override string Asset(string file) => $"{prefix}/assets/{assets.PublicName(file)}";

    public override string Client(string file) => $"{prefix}/clients/{file}";

    public override string Language(string language, string? service) => $"{(service is null ? List : Service(service))}?lang={language}";
}
