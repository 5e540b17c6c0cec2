using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Tests.Shared;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>One host for each type and profile, kept until all tests of a class have run.</summary>
public sealed class TypeHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Type, string), Lazy<Task<TestHost>>> _hosts = [];

    public Task<TestHost> GetAsync(Type type, string profile) => _hosts.GetOrAdd((type, profile), _ => new(() => StartAsync(type, profile))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
            await (await host.Value).DisposeAsync();
    }

    private static Task<TestHost> StartAsync(Type type, string profile) => TestHost.StartAsync(options =>
    {
        options.Services.Add(TypeWalk.ServiceOf(type));
        if (type != typeof(UploadedFile))
            options.Services.Add(TypeWalk.HeaderServiceOf(type));
        options.Settings["PhalNet:Profile"] = profile;
        options.Settings["PhalNet:TimeZone"] = "Asia/Shanghai";
        options.ConfigurePhalNet = app => app.AddPhalApiCompatibility();
    });
}
