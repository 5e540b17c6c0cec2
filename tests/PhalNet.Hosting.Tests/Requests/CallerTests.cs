using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>The server reuses the context of a request for the next one: values read too late must not be another caller's.</summary>
public sealed class CallerTests
{
    [Fact]
    public async Task Caller_AskedForDuringTheCall_IsKept()
    {
        var shelf = new Keeping.Shelf();
        await using var host = await StartAsync(shelf);
        (await host.GetAsync("/api?s=App.Keeping.Asked")).Succeeded();
        await EndOfRequestAsync(shelf);

        shelf.Call!.Caller.Method.ShouldBe("GET");
        shelf.Call.Caller.Address!.ToString().ShouldBe("127.0.0.1");
        shelf.Call.Caller.TraceId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task CallerAndUser_AskedForAfterTheCall_AreRefused()
    {
        var shelf = new Keeping.Shelf();
        await using var host = await StartAsync(shelf);
        (await host.GetAsync("/api?s=App.Keeping.NotAsked")).Succeeded();
        await EndOfRequestAsync(shelf);

        Should.Throw<ObjectDisposedException>(() => shelf.Call!.Caller);
        Should.Throw<ObjectDisposedException>(() => shelf.Call!.User);
    }

    private static Task<TestHost> StartAsync(Keeping.Shelf shelf) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Keeping));
        options.ConfigureModule = module => module.Services.AddSingleton(shelf);
    });

    // The caller has the reply a moment before the request is disposed.
    private static Task EndOfRequestAsync(Keeping.Shelf shelf) => Condition.WaitAsync(() => IsOver(shelf.Call!));

    private static bool IsOver(ICallContext call)
    {
        try
        {
            call.Values.Names();
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
