using System.Globalization;
using Microsoft.OpenApi;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>All services as an OpenAPI 3.1 document, each under the path <c>ENTRY/Namespace.Class.Action</c>.</summary>
internal sealed class OpenApiText(EntryDirectory entries)
{
    public string Write(PageContext context)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        // White space would more than double the size.
        Make(context).SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return text.ToString();
    }

    private OpenApiDocument Make(PageContext context)
    {
        var modules = context.Modules.ToArray();
        var document = new OpenApiDocument
        {
            Info = new()
            {
                Title = context.Texts["page.site"],
                Version = modules.Length == 1
                    ? modules[0].Module.Version
                    : string.Join(", ", modules.Select(module => $"{module.Module.Name} {module.Module.Version}")),
                Description = Describe(context, modules),
            },
            Servers = [new() { Url = context.Address }],
            Paths = [],
            Tags = new HashSet<OpenApiTag>(),
        };
        var services = modules.SelectMany(module => module.Classes).SelectMany(group => group.Services)
            .Select(service => context.Library.For(service.Action));
        var types = new TypeNames(services, [OpenApiEnvelopes.RefusalName]);
        var operations = new OpenApiOperations(document, types, context.Texts);
        foreach (var group in modules.SelectMany(module => module.Classes))
        {
            document.Tags.Add(new() { Name = group.Name, Description = group.Title.Length > 0 ? group.Title : null });
            foreach (var service in group.Services)
            {
                var entry = entries.For(service.Action);
                document.Paths[CallAddress.Path(entry, service.Name)] = operations.Write(
                    context.Library.For(service.Action), entry, group.Name);
            }
        }

        return document;
    }

    private string? Describe(PageContext context, IReadOnlyList<ModuleSummary> modules) =>
        modules.SelectMany(module => module.Classes).SelectMany(group => group.Services).FirstOrDefault() is { } first
            ? ProtocolText.Write(entries.For(first.Action), context)
            : context.Texts["machine.empty"];
}
