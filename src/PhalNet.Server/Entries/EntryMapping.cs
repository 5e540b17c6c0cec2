namespace PhalNet.Server;

internal static class EntryMapping
{
    public static void MapEntries(this WebApplication application)
    {
        foreach (var entry in EntrySettings.Read(application.Configuration))
            application.MapPhalNet(entry.Path, entry.Configure);
    }
}
