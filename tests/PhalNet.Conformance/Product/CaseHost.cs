using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Services;

namespace PhalNet.Conformance.Product;

/// <summary>One PhalNet host on a free loopback port.</summary>
internal sealed class CaseHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CurrentCase _current;
    private string? _rules;

    private CaseHost(WebApplication application, CurrentCase current)
    {
        _application = application;
        _current = current;
        var address = new Uri(application.Urls.Single());
        EndPoint = new(IPAddress.Parse(address.Host), address.Port);
    }

    public IPEndPoint EndPoint { get; }

    public static async Task<CaseHost> StartAsync(CaseConfiguration configuration, CancellationToken cancellation)
    {
        var current = new CurrentCase();
        var application = CaseApplication.Build(configuration, current);
        await application.StartAsync(cancellation);
        return new(application, current);
    }

    /// <summary>Applies the rules of a case; if the profile refuses a rule, the action returns ret 500.</summary>
    public async Task UseAsync(ConformanceCase @case)
    {
        _current.Case = @case;
        var rules = $"{@case.Rule?.GetRawText()}|{@case.Rules?.GetRawText()}";
        if (rules == _rules)
            return;
        _rules = rules;
        var modules = _application.Services.GetRequiredService<IModuleHost>();
        _current.IsRefused = false;
        if ((await modules.ReplaceAsync("App")).State == ModuleState.Active)
            return;
        _current.IsRefused = true;
        await modules.ReplaceAsync("App");
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
