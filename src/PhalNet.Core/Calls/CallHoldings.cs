using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>What a call holds: the scopes it has opened, and the results of other calls that became part of its own.</summary>
internal sealed class CallHoldings
{
    private readonly List<CallResult> _results = [];
    private readonly List<IAsyncDisposable> _scopes = [];
    private IServiceProvider? _services;
    private IServiceProvider? _hostServices;
    private CancellationTokenSource? _draining;
    private CancellationTokenSource? _cancellation;

    /// <summary>The module's services in a scope of this call.</summary>
    public IServiceProvider Services(CallContext call) => _services ??= OpenScope(call, call.Action.Module.Services, _scopes.Count);

    /// <summary>
    /// The host's services in a scope of this call. It is closed last: what the module's scope holds may use what this one does.
    /// </summary>
    public IServiceProvider ServicesOf(CallContext call, IServiceProvider host) => _hostServices ??= OpenScope(call, host, 0);

    /// <summary>Holds a result until that of the call is disposed.</summary>
    public void Add(CallResult result) => _results.Add(result);

    /// <summary>Holds something until all else has been disposed.</summary>
    public void AddLast(IAsyncDisposable resource) => _scopes.Insert(0, resource);

    /// <summary>The modules of the results it holds; <paramref name="own"/> may be one of them.</summary>
    public IEnumerable<LoadedModule> Modules(CallResult own) =>
        _results.Where(result => result != own).SelectMany(result => result.Modules);

    /// <summary>The calls of the results it holds; <paramref name="own"/> may be one of them.</summary>
    public IEnumerable<CallContext> Calls(CallResult own) => _results.Where(result => result != own).SelectMany(result => result.Calls);

    /// <summary>Ends with the call's cancellation, or with that of one whose result it holds.</summary>
    public CancellationToken Cancellation(CallResult own)
    {
        CancellationToken[] tokens = [.. own.Calls.Select(call => call.Cancellation).Where(token => token.CanBeCanceled).Distinct()];
        if (tokens.Length <= 1)
            return tokens.FirstOrDefault();
        _cancellation ??= CancellationTokenSource.CreateLinkedTokenSource(tokens);
        return _cancellation.Token;
    }

    /// <summary>Ends when the call's module drains, or one of those whose results it holds.</summary>
    public CancellationToken Draining(CallResult own)
    {
        LoadedModule[] modules = [.. own.Modules.Distinct()];
        if (modules is [var only])
            return only.Draining;
        _draining ??= CancellationTokenSource.CreateLinkedTokenSource([.. modules.Select(module => module.Draining)]);
        return _draining.Token;
    }

    /// <summary>Closes the scopes, the last opened first. One that fails leaves the others to the next try.</summary>
    public async ValueTask CloseScopesAsync()
    {
        while (_scopes is [.., var last])
        {
            _scopes.RemoveAt(_scopes.Count - 1);
            await last.DisposeAsync();
        }
    }

    /// <summary>Gives away all that is to be disposed: the results, then the scopes, the last opened first.</summary>
    public IReadOnlyList<IAsyncDisposable> Release(CallResult own)
    {
        Interlocked.Exchange(ref _draining, null)?.Dispose();
        Interlocked.Exchange(ref _cancellation, null)?.Dispose();
        List<IAsyncDisposable> parts = [.. _results.Where(result => result != own), .. Enumerable.Reverse(_scopes)];
        _results.Clear();
        _scopes.Clear();
        return parts;
    }

    private IServiceProvider OpenScope(CallContext call, IServiceProvider services, int place)
    {
        var scope = services.CreateAsyncScope();
        _scopes.Insert(place, scope);
        if (scope.ServiceProvider.GetService<CallContextHolder>() is { } holder)
            holder.Context = call;
        return scope.ServiceProvider;
    }
}

/// <summary>Lets the services of a call's scope ask for <see cref="ICallContext"/> in their constructors.</summary>
internal sealed class CallContextHolder
{
    public ICallContext? Context { get; set; }

    /// <summary>Lets the services of a container ask for the call; outside of one there is none.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<CallContextHolder>();
        services.AddScoped(provider => provider.GetRequiredService<CallContextHolder>().Context
            ?? throw new InvalidOperationException($"{nameof(ICallContext)} is there only while a call is served."));
    }
}
