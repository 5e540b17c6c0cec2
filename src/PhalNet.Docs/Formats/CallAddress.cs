using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>Where services are called.</summary>
internal static class CallAddress
{
    /// <summary>The address of the entry without the service name, which is a parameter: <c>https://host/api</c>.</summary>
    public static string Of(PageContext context, Entry entry) => context.Address + entry.Path;

    /// <summary>The same with example route values: <c>https://host/example-tenant/api</c>.</summary>
    public static string Example(PageContext context, Entry entry) => context.Address + entry.ExamplePath;

    /// <summary>With the service name in the query: <c>https://host/api?s=Namespace.Class.Action</c>.</summary>
    public static string ByQuery(PageContext context, Entry entry, string name) => $"{Of(context, entry)}?s={name}";

    /// <summary>With the service name in the path: <c>https://host/api/Namespace.Class.Action</c>.</summary>
    public static string ByPath(PageContext context, Entry entry, string name) => context.Address + Path(entry, name);

    public static string Path(Entry entry, string name) => $"{entry.Path.TrimEnd('/')}/{name}";
}

/// <summary>The description of the route values in the path of an entry.</summary>
internal static class RouteValueText
{
    /// <summary>A Markdown line such as <c>`tenant` (string, such as `example-tenant`)</c>; empty for none.</summary>
    public static string Of(Entry entry, DocsTexts texts) => string.Join(", ", entry.RouteValues.Select(value =>
        texts["path.value", MarkdownText.Code(value.Name), texts[value.TypeKey], MarkdownText.Code(value.Example)]));
}

/// <summary>
/// Links between the machine-readable formats. Programs keep no cookies, so a link contains the language of the text it is in.
/// </summary>
internal static class FormatLinks
{
    public static string To(PageContext context, string file)
    {
        var link = context.Links.Format(file);
        return context.Links.IsOffline
            ? link
            : new Uri(new Uri(context.Address), $"{link}?lang={context.Texts.Language}").AbsoluteUri;
    }
}
