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
        application.Map("/docs/{**path}", () => Results.Json(
            new { ret = 404, data = new { }, msg = "The documentation is closed." },
            contentType: "application/json;charset=utf-8",
            statusCode: StatusCodes.Status404NotFound));
}
