using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhalNet;
using PhalNet.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps PhalNet entries in an ASP.NET Core application.</summary>
public static class PhalNetEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves calls under a path: <c>PATTERN?s=Namespace.Class.Action</c> and <c>PATTERN/Namespace.Class.Action</c>, with and without a
    /// trailing slash, for the HTTP methods of the profile and the actions. A path below it that names no service gets HTTP 404.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/api/platform</c>.</param>
    /// <param name="configure">Overrides options of this entry from the configuration section <c>PhalNet</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddPhalNet</c> was not called, or an option is invalid.</exception>
    public static IEndpointConventionBuilder MapPhalNet(
        this IEndpointRouteBuilder endpoints, string pattern = "/", Action<EntryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        if (endpoints.ServiceProvider.GetService<ICallDispatcher>() is null)
            throw new StartException(
                "PhalNet's services are not registered: add 'builder.Services.AddPhalNet()' before the application is built.");

        var known = new ReplyFormats(endpoints.ServiceProvider);
        var options = EntryOptionsReader.Read(endpoints.ServiceProvider, known, configure);
        var formats = known.Select(options.Formats);
        var handlers = EntryPipeline.Build(endpoints.ServiceProvider, options, formats);
        EntryAdditions.Add(endpoints);
        var entry = endpoints.Map($"{pattern.TrimEnd('/')}/{{**{EntryPipeline.RouteValue}}}", handlers.Serve)
            .WithDisplayName($"PhalNet {pattern}").WithMetadata(new EntryMetadata(options, formats), new EntryRefusals(handlers.Refuse));
        entry.Finally(handlers.Guard.TakeOver);
        entry.Finally(new EntryTimeouts(endpoints).TakeOver);
        entry.Finally(handlers.Place.Take);
        return entry;
    }
}
