using System.Runtime.ExceptionServices;

namespace PhalNet;

/// <summary>
/// Reads the declarations of a module's classes. Reflection takes most of the start time of an application with thousands of actions and
/// does not depend on the module's services, so classes are read in parallel.
/// </summary>
internal sealed class ServiceReader(ModuleDeclaration module, ForeignAttributes foreign)
{
    // Below this number, waking up other threads costs more than it saves.
    private const int WorthSharing = 64;

    /// <summary>The declarations of each class, in the order of the classes.</summary>
    public DeclaredService[] Read()
    {
        var types = module.ServiceTypes;
        var services = new DeclaredService[types.Count];
        if (services.Length < WorthSharing)
        {
            var reader = new RuleReader(foreign);
            for (var i = 0; i < services.Length; i++)
                services[i] = Read(types[i], reader);
            return services;
        }

        try
        {
            Parallel.For(0, services.Length, () => new RuleReader(foreign), (i, _, reader) =>
            {
                services[i] = Read(types[i], reader);
                return reader;
            }, _ => { });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return services;
    }

    private DeclaredService Read(Type type, RuleReader reader)
    {
        var service = new DeclaredService(type);
        try
        {
            var found = new ServiceFinder(module, service.Errors, service.Remarks).Find(type);
            service.Rules = found is null ? [] : [.. found.Actions.Select(action => reader.ReadParameters(action, service.Errors))];
            service.Found = found;
        }
        catch (Exception exception) when (AssemblyTypes.IsLoadFailure(exception))
        {
            service.Errors.Add(AssemblyTypes.MemberError(type, exception));
        }

        return service;
    }
}

/// <summary>The declarations of a class.</summary>
internal sealed class DeclaredService(Type type)
{
    public Type Type => type;

    /// <summary>The class with its actions; null when it cannot be a service.</summary>
    public FoundService? Found { get; set; }

    /// <summary>The rules of each action's parameters, in the order of the actions.</summary>
    public IReadOnlyList<ParameterRule>[] Rules { get; set; } = [];

    public List<string> Errors { get; } = [];

    public List<Remark> Remarks { get; } = [];
}
