namespace PhalNet.Server.Internal.Entries;

internal static class EntryMapping
{
    public static void MapEntries(this WebApplication application)
    {
        foreach (var entry in EntrySettings.Read(application.Configuration))
            application.MapPhalNet(entry.Path, entry.Configure);
    }

    /// <summary>The prefix of the documentation stays its own while there is none: HTTP 404, never a service.</summary>
    public static void MapClosedDocumentation(this WebApplication application) =>
        application.Map("/docs/{**path}", () => TypedResults.Text(
            """{"ret":404,"data":{},"msg":"There is no documentation here."}"""u8,
            "application/json;charset=utf-8",
            StatusCodes.Status404NotFound));
}
