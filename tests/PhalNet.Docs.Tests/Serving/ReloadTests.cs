using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

/// <summary>The documentation does not keep old tables or content created from them.</summary>
public sealed class ReloadTests
{
    private static readonly string[] Paths =
    [
        "", "?q=hello", "/Shop.Greeting.Hello", "/Shop.Greeting.Hello.md", "/Shop.Greeting.Hello.prompt.md", "/Shop.Showcase.Place", "/Shop.Nothing.There",
        "/llms.txt", "/llms-full.txt", "/openapi.json", "/postman.json", "/openapi",
    ];

    [Fact]
    public async Task Documents_OfAnOldTable_AreCollected()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting), typeof(Showcase)]);
        var registry = host.Services.GetRequiredService<IServiceRegistry>();
        var documentation = new Documentation(registry, host.Services.GetRequiredService<IMessageCatalog>(), NullLogger<Documentation>.Instance, PlainText.Of);
        var old = MakeDocuments(documentation);

        await host.Services.GetRequiredService<IModuleHost>().ReplaceAsync("Shop", cancellation: TestContext.Current.CancellationToken);
        documentation.In("en").Find("Shop.Greeting.Hello").ShouldNotBeNull();

        await ShouldBeCollectedAsync(old, () => Task.CompletedTask);
        GC.KeepAlive(documentation);
    }

    [Fact]
    public async Task Table_WhosePagesWereRead_IsCollected()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting), typeof(Showcase)]);
        var registry = host.Services.GetRequiredService<IServiceRegistry>();
        var old = Parts(registry);
        await ReadAllAsync(host);

        await host.Services.GetRequiredService<IModuleHost>().ReplaceAsync("Shop", cancellation: TestContext.Current.CancellationToken);

        // Connections keep the objects of their last request until the next one.
        await ShouldBeCollectedAsync(old, () => ReadAllAsync(host));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Dictionary<string, WeakReference> MakeDocuments(Documentation documentation)
    {
        var (english, chinese) = (documentation.In("en"), documentation.In("zh-CN"));
        return new()
        {
            ["English library"] = new(english),
            ["Chinese library"] = new(chinese),
            ["list"] = new(english.Modules),
            ["service of the list"] = new(english.Modules[0].Classes[0].Services[0]),
            ["document"] = new(english.Find("Shop.Showcase.Place")),
            ["Chinese document"] = new(chinese.Find("Shop.Showcase.Place")),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Dictionary<string, WeakReference> Parts(IServiceRegistry registry) => new()
    {
        ["table"] = new(registry.Current),
        ["action"] = new(registry.Current.Actions[0]),
    };

    private static async Task ReadAllAsync(DocsHost host)
    {
        foreach (var language in (string[])["en", "zh-CN"])
        {
            foreach (var path in Paths)
            {
                using var client = host.NewClient();
                client.DefaultRequestHeaders.Add("Accept-Language", language);
                using var response = await client.GetAsync($"/docs{path}", TestContext.Current.CancellationToken);
                (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty(path);
            }
        }
    }

    private static async Task ShouldBeCollectedAsync(Dictionary<string, WeakReference> old, Func<Task> goOnAsync)
    {
        for (var i = 0; i < 20 && old.Values.Any(part => part.IsAlive); i++)
        {
            await goOnAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }

        old.Where(part => part.Value.IsAlive).Select(part => part.Key).ShouldBeEmpty();
    }
}
