using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Services;

namespace PhalNet.Docs.Tests.Support;

/// <summary>Hosts with the modules Shop and Books.</summary>
internal static class Protected
{
    public const string Password = "a password of some length";

    /// <param name="settings">Keys under <c>PhalNet:Docs</c>; with a leading ^ under <c>PhalNet</c>.</param>
    public static Task<DocsHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    public static Task<DocsHost> StartAsync(TimeProvider? time, params (string Key, string Value)[] settings) => DocsHost.StartAsync(
        [typeof(Greeting)],
        environment: "Production",
        settings: settings.ToDictionary(pair => pair.Key is ['^', .. var key] ? $"PhalNet:{key}" : $"PhalNet:Docs:{pair.Key}", string? (pair) => pair.Value),
        configure: phalNet =>
        {
            if (time is not null)
                phalNet.Services.AddSingleton(time);
            phalNet.AddModule("Books", [typeof(Ledger)]);
        });
}
