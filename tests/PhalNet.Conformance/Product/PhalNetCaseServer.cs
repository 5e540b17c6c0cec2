using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Running;

namespace PhalNet.Conformance.Product;

/// <summary>Keeps the hosts of the most recently used configurations.</summary>
internal sealed class PhalNetCaseServer : ICaseServer
{
    private const int Kept = 16;

    private readonly OrderedDictionary<CaseConfiguration, CaseHost> _hosts = [];

    public async ValueTask<RunningServer> ForAsync(ConformanceCase @case, ServerProfile profile, CancellationToken cancellation)
    {
        var configuration = CaseConfiguration.Of(@case, profile);
        if (!_hosts.TryGetValue(configuration, out var host))
        {
            if (_hosts.Count == Kept)
                await DropOldestAsync();
            _hosts[configuration] = host = await CaseHost.StartAsync(configuration, cancellation);
        }

        await host.UseAsync(@case);
        return new(host.EndPoint);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
            await host.DisposeAsync();
    }

    private async Task DropOldestAsync()
    {
        var oldest = _hosts.GetAt(0).Value;
        _hosts.RemoveAt(0);
        await oldest.DisposeAsync();
    }
}
