using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting.Tests.Services;

[Service("App.Counter")]
public sealed class Counter(Counter.State state)
{
    public static void AddTo(IModuleBuilder module) => module.Services.AddSingleton<State>();

    public int Add() => Interlocked.Increment(ref state.Count);

    public int Count() => state.Count;

    public sealed class State
    {
        public int Count;
    }
}
