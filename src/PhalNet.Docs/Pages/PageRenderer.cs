using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>
/// Renders components to HTML. Their models are injected: classes compiled from Razor files are public, so types of component parameters
/// would have to be public, too.
/// </summary>
internal sealed class PageRenderer(ILoggerFactory loggers)
{
    // Chinese characters are not escaped.
    private readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // However many uncached pages are requested, half of the cores are left for calls.
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="models">The models injected into the page and its parts, one per type.</param>
    public async Task<string> RenderAsync<TPage>(params object[] models) where TPage : IComponent
    {
        var services = models.Append(loggers).ToDictionary(model => model is ILoggerFactory ? typeof(ILoggerFactory) : model.GetType());
        services[typeof(HtmlEncoder)] = _encoder;
        await _places.WaitAsync();
        try
        {
            await using var renderer = new HtmlRenderer(new PageServices(services), loggers);
            return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>()).ToHtmlString());
        }
        finally
        {
            _places.Release();
        }
    }

    private sealed class PageServices(Dictionary<Type, object> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services.GetValueOrDefault(serviceType);
    }
}
