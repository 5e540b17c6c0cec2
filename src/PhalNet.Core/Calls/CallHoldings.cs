using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>What a call holds: the scopes it has opened and the results of other calls that became part of its result.</summary>
internal sealed class CallHoldings
{
    private readonly List<CallResult> _results = [];
    private readonly List<IAsyncDisposable> _scopes = [];
    private IServiceProvider? _services;
    private IServiceProvider? _hostServices;
    private CancellationTokenSource? _draining;
    private CancellationTokenSource? _cancellation;

    /// <summary>The module's services in the scope of this call.</summary>
    public IServiceProvider Services(CallContext call) => _services ??= OpenScope(call, call.Action.Module.Services, _scopes.Count);

    /// <summary>
    /// The host's services in the scope of this call. This scope is closed last, because services of the module's scope may use it.
    /// </summary>
    public IServiceProvider ServicesOf(CallContext call, IServiceProvider host) => _hostServices ??= OpenScope(call, host, 0);

    /// <summary>Holds a result until the result of the call is disposed.</summary>
    public void Add(CallResult result) => _results.Add(result);

    /// <summary>Holds a resource until everything else has been disposed.</summary>
    public void AddLast(IAsyncDisposable resource) => _scopes.Insert(0, resource);

    /// <summary>The modules of the held results; <paramref name="own"/> may be one of them.</summary>
    public IEnumerable<LoadedModule> Modules(CallResult own) =>
        _results.Where(result => result != own).SelectMany(result => result.Modules);

    /// <summary>The calls of the held results; <paramref name="own"/> may be one of them.</summary>
    public IEnumerable<CallContext> Calls(CallResult own) => _results.Where(result => result != own).SelectMany(result => result.Calls);

    /// <summary>Cancelled with the call, or with a call whose result it holds.</summary>
    public CancellationToken Cancellation(CallResult own)
    {
        CancellationToken[] tokens = [.. own.Calls.Select(call => call.Cancellation).Where(token => token.CanBeCanceled).Distinct()];
        if (tokens.Length <= 1)
            return tokens.FirstOrDefault();
        _cancellation ??= CancellationTokenSource.CreateLinkedTokenSource(tokens);
        return _cancellation.Token;
    }

    /// <summary>Cancelled when the call's module drains, or a module of a result it holds.</summary>
    public CancellationToken Draining(CallResult own)
    {
        LoadedModule[] modules = [.. own.Modules.Distinct()];
        if (modules is [var only])
            return only.Draining;
        _draining ??= CancellationTokenSource.CreateLinkedTokenSource([.. modules.Select(module => module.Draining)]);
        return _draining.Token;
    }

    /// <summary>Closes the scopes in reverse order. If one fails, the remaining ones are left for the next attempt.</summary>
    public async ValueTask CloseScopesAsync()
    {
        while (_scopes is [.., var last])
        {
            _scopes.RemoveAt(_scopes.Count - 1);
            await last.DisposeAsync();
        }
    }

    /// <summary>Hands over everything to dispose: the results, then the scopes in reverse order.</summary>
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

/// <summary>Lets services in a call's scope take <see cref="ICallContext"/> in their constructors.</summary>
internal sealed class CallContextHolder
{
    public ICallContext? Context { get; set; }

    /// <summary>Registers <see cref="ICallContext"/> for the services of a container; it is unavailable outside of a call.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<CallContextHolder>();
        services.AddScoped(provider => provider.GetRequiredService<CallContextHolder>().Context
            ?? throw new InvalidOperationException($"{nameof(ICallContext)} is available only during a call."));
    }
}
