using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Hosting.Tests.Support;
using PhalNet.Tests.Modules;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Modules;

/// <summary>Modules are replaced, added and removed under load: no call fails, and no version stays in memory.</summary>
public sealed class ReplacementTests
{
    private const int Times = 20;
    private const string Order = """{"lines":[{"count":2,"price":1.5,"kind":"book"},{"count":1,"price":4,"kind":"food"}]}""";

    private const string Total = """{"total":7.0,"currency":"EUR","parts":[{"kind":"book","lines":1},{"kind":"food","lines":1}]}""";

    private readonly LoadedContexts _contexts = new();
    private readonly CancellationTokenSource _end = new();
    private int _calls;
    private int _events;
    private int _streams;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Modules_ReplacedAddedAndRemovedUnderLoad_FailNoCallAndLeaveMemory()
    {
        await using var host = await TestHost.StartAsync(Patient);
        host.Client.Timeout = TimeSpan.FromMinutes(5);
        var modules = host.Services.GetRequiredService<IModuleHost>();
        await AddAsync(modules, "Replaced");
        Task[] callers =
        [
            RepeatAsync(() => CallInProcessAsync(host, "Replaced", 200)), RepeatAsync(() => CallInProcessAsync(host, "Coming", 200, 404)),
            RepeatAsync(() => CallAsync(host, "Replaced", 200)), RepeatAsync(() => CallAsync(host, "Replaced", 200)),
            RepeatAsync(() => CallAsync(host, "Coming", 200, 404)),
        ];
        Task[] watchers = [RepeatAsync(() => WatchAsync(host)), RepeatAsync(() => WatchAsync(host))];

        try
        {
            for (var i = 0; i < Times; i++)
            {
                await AddAsync(modules, "Coming");
                await ReplaceAsync(modules, "Replaced");
                (await modules.RemoveAsync("Coming", Cancellation)).Reasons.ShouldBeEmpty();
                await Task.WhenAll(callers.Concat(watchers).Where(task => task.IsFaulted));
            }
        }
        finally
        {
            // No calls may be running when the host is disposed, whatever went wrong.
            await _end.CancelAsync();
            await Task.WhenAll(callers).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await Task.WhenAll(callers);
        (await modules.RemoveAsync("Replaced", Cancellation)).Reasons.ShouldBeEmpty();
        await Task.WhenAll(watchers);

        TestContext.Current.TestOutputHelper?.WriteLine($"{_calls} calls, {_streams} streams with {_events} events");
        _streams.ShouldBeGreaterThanOrEqualTo(Times);
        _contexts.Count.ShouldBe((2 * Times) + 1);
        (await _contexts.LeftAsync(Cancellation)).ShouldBe(0);
        modules.Modules.Select(module => module.Name).ShouldBe(["Tests"]);
        host.Logs.Lines.Where(record => record.Level >= LogLevel.Warning && record.Category.StartsWith("PhalNet", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    // On a busy machine a call may take long, and Kestrel may abort a slow client in the same process.
    private static void Patient(TestHostOptions options)
    {
        options.Settings["PhalNet:DrainTimeout"] = "00:05:00";
        options.ConfigureServices = services => services.Configure<KestrelServerOptions>(kestrel =>
            (kestrel.Limits.MinResponseDataRate, kestrel.Limits.MinRequestBodyDataRate) = (null, null));
    }

    [Fact]
    public async Task Module_ThatIsRefusedAfterItsStart_LeavesMemoryToo()
    {
        await using var host = await TestHost.StartAsync(options => options.ConfigureModule = module =>
            module.AddAction(new Taken(), _ => new(CallResult.Success(1))));
        host.ExpectError(1003);

        var status = await host.Services.GetRequiredService<IModuleHost>().AddAsync(new FileModule("Replaced", _contexts), Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldHaveSingleItem().ShouldContain("The name Replaced.Added.Hello is used by");
        (await _contexts.LeftAsync(Cancellation)).ShouldBe(0);
    }

    private sealed record Taken : IActionDescription
    {
        public string Namespace => "Replaced";

        public string Class => "Added";

        public string Action => "Hello";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task AddAsync(IModuleHost modules, string name)
    {
        var status = await modules.AddAsync(new FileModule(name, _contexts), Cancellation);
        status.State.ShouldBe(ModuleState.Active, string.Join("; ", status.Reasons));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task ReplaceAsync(IModuleHost modules, string name)
    {
        var status = await modules.ReplaceAsync(name, new FileModule(name, _contexts), Cancellation);
        status.State.ShouldBe(ModuleState.Active, string.Join("; ", status.Reasons));
    }

    private Task RepeatAsync(Func<Task> work) => Task.Run(async () =>
    {
        while (!_end.IsCancellationRequested)
        {
            await work();
            await Task.Delay(2, Cancellation);
        }
    });

    private async Task CallInProcessAsync(TestHost host, string module, params int[] rets)
    {
        var dispatcher = host.Services.GetRequiredService<ICallDispatcher>();
        await using (var result = await dispatcher.CallAsync(CallRequest.Create($"{module}.Goods.Add", ("order", Order))))
        {
            Check(result.Ret, rets, result.Message);
            if (result.Ret == 200)
                JsonSerializer.Serialize(result.Data, result.Json).ShouldBe(Total);
        }

        await using (var refused = await dispatcher.CallAsync(CallRequest.Create($"{module}.Goods.Refuse")))
            Check(refused.Ret, rets.Contains(404) ? [410, 404] : [410], refused.Message);
        await using (var added = await dispatcher.CallAsync(CallRequest.Create($"{module}.Added.Hello")))
            Check(added.Ret, rets, added.Message);
    }

    private async Task CallAsync(TestHost host, string module, params int[] rets)
    {
        var reply = await PostAsync(host, $$"""{"s":"{{module}}.Goods.Add","order":{{Order}},"currency":"CNY"}""");
        Check(reply.Ret, rets, reply.Text);
        if (reply.Ret == 200)
        {
            reply.Data.GetProperty("total").GetDecimal().ShouldBe(7);
            reply.Root.GetProperty("took").GetProperty("is_known").GetBoolean().ShouldBeTrue();
        }

        int[] refused = rets.Contains(404) ? [400, 404] : [400];
        reply = await PostAsync(host, $$"""{"s":"{{module}}.Goods.Add","order":{{Order}},"currency":"USD"}""");
        Check(reply.Ret, refused, reply.Text);
        reply = await PostAsync(host, $$$"""{"s":"{{{module}}}.Goods.Add","order":{"lines":[{"count":0,"price":1}]}}""");
        Check(reply.Ret, refused, reply.Text);
    }

    private static async Task<Envelope> PostAsync(TestHost host, string json) =>
        await host.PostAsync("/api", new StringContent(json, Encoding.UTF8, "application/json"));

    private void Check(int ret, int[] allowed, string text)
    {
        Interlocked.Increment(ref _calls);
        allowed.ShouldContain(ret, text);
    }

    /// <summary>Opens a stream and reads it until it ends cleanly when the module drains.</summary>
    private async Task WatchAsync(TestHost host)
    {
        using var response = await host.Client.GetAsync("/api?s=Replaced.Goods.Watch", HttpCompletionOption.ResponseHeadersRead);
        if (_end.IsCancellationRequested)
            return;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Envelope.ContentTypeOf(response).ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
            Interlocked.Add(ref _events, line.StartsWith("data: ", StringComparison.Ordinal) ? 1 : 0);
        Interlocked.Increment(ref _streams);
    }
}
