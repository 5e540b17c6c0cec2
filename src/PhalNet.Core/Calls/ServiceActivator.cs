using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Creates the service instance of a call.</summary>
internal abstract class ServiceActivator
{
    /// <summary>Whether each call needs a scope of the module's services.</summary>
    public abstract bool NeedsScope { get; }

    public abstract object Create(CallContext call);

    /// <summary>
    /// A class that only depends on singletons and is not disposable is created without the container: no scope, no look-ups. A class with
    /// a custom registration is left to the container.
    /// </summary>
    public static ServiceActivator For(Type type, ServiceDescriptor registration, IServiceCollection registrations)
    {
        var isOwn = registration.Lifetime == ServiceLifetime.Transient && registration.ImplementationType == type;
        var constructors = type.GetConstructors();
        var isDisposable = typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type);
        if (!isOwn || constructors.Length != 1 || isDisposable)
            return new ScopedActivator(type);

        var dependencies = constructors[0].GetParameters();
        return dependencies.All(dependency => IsSingleton(dependency, registrations))
            ? new SingletonActivator(constructors[0], dependencies)
            : new ScopedActivator(type);
    }

    private static bool IsSingleton(ParameterInfo dependency, IServiceCollection registrations)
    {
        if (dependency.IsDefined(typeof(FromKeyedServicesAttribute)))
            return false;
        var type = dependency.ParameterType;
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var found = registrations.LastOrDefault(d => !d.IsKeyedService && d.ServiceType == type)
            ?? registrations.LastOrDefault(d => !d.IsKeyedService && d.ServiceType == open);
        return found is { Lifetime: ServiceLifetime.Singleton };
    }

    private sealed class SingletonActivator(ConstructorInfo constructor, ParameterInfo[] dependencies) : ServiceActivator
    {
        private readonly ConstructorInvoker _invoker = ConstructorInvoker.Create(constructor);
        private object?[]? _arguments;

        public override bool NeedsScope => false;

        public override object Create(CallContext call)
        {
            // Two concurrent first calls may both set this; they resolve the same singletons.
            _arguments ??= Find(call.Action.Module.Services);
            return _invoker.Invoke(_arguments.AsSpan());
        }

        private object?[] Find(IServiceProvider services) =>
            [.. dependencies.Select(dependency => services.GetRequiredService(dependency.ParameterType))];
    }

    private sealed class ScopedActivator(Type type) : ServiceActivator
    {
        public override bool NeedsScope => true;

        public override object Create(CallContext call) => call.Services.GetRequiredService(type);
    }
}
