using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>
/// Renders components to HTML. What they show is injected: classes made of Razor files are public, and so would have to be the types of
/// their parameters.
/// </summary>
internal sealed class PageRenderer(ILoggerFactory loggers)
{
    // Chinese as itself, not as character references.
    private readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // However many readers ask for what no cache has, calls keep half of the cores.
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="models">What the page and its parts have injected, one of a type.</param>
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
