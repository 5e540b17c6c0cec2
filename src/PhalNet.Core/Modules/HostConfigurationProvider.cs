using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace PhalNet;

/// <summary>
/// The host's configuration for a module. A chained configuration would lose values that are set but empty. If the module's section is
/// validated, a change that fails the validation leaves the section as it was; all other keys follow the host's configuration.
/// </summary>
internal sealed class HostConfigurationProvider : ConfigurationProvider, IConfigurationSource, IDisposable
{
    private readonly IConfiguration _host;
    private readonly string _module;
    private readonly Func<IConfiguration, IReadOnlyList<string>>? _check;
    private readonly ILogger _logger;
    private IDisposable? _registration;

    public HostConfigurationProvider(
        IConfiguration host, string module, Func<IConfiguration, IReadOnlyList<string>>? check, ILogger logger)
    {
        (_host, _module, _check, _logger) = (host, module, check, logger);
        Data = Copy();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        _registration = ChangeToken.OnChange(_host.GetReloadToken, Reload);
        return this;
    }

    public override bool TryGet(string key, out string? value)
    {
        if (IsOwn(key))
            return base.TryGet(key, out value);
        value = _host[key];
        return value is not null;
    }

    public override void Set(string key, string? value)
    {
        if (IsOwn(key))
            base.Set(key, value);
        else
            _host[key] = value;
    }

    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        if (parentPath is not null && IsOwn(parentPath))
            return base.GetChildKeys(earlierKeys, parentPath);
        var parent = parentPath is null ? _host : _host.GetSection(parentPath);
        return parent.GetChildren().Select(child => child.Key).Concat(earlierKeys).Order(ConfigurationKeyComparer.Instance);
    }

    public void Dispose() => _registration?.Dispose();

    private void Reload()
    {
        if (_check?.Invoke(_host.GetSection(_module)) is { Count: > 0 } problems)
            CoreLog.ConfigurationKept(_logger, _module, string.Join(" ", problems));
        else
            Data = Copy();
        OnReload();
    }

    private Dictionary<string, string?> Copy() =>
        _host.GetSection(_module).AsEnumerable().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    private bool IsOwn(string key) => _check is not null && key.StartsWith(_module, StringComparison.OrdinalIgnoreCase)
        && (key.Length == _module.Length || key[_module.Length] == ConfigurationPath.KeyDelimiter[0]);
}
