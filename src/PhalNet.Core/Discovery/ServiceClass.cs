using System.Reflection;

namespace PhalNet;

/// <summary>The parts shared by all actions of a class, determined once.</summary>
internal sealed class ServiceClass(FoundService service, ModuleDeclaration module, RuleCompilation compilation)
{
    private readonly Dictionary<string, PropertySetter?> _setters = [];
    private readonly Dictionary<Type, (ResultReader Reader, ResultPlan Plan)> _results = [];

    /// <summary>The properties that are parameters of every action.</summary>
    public IReadOnlyList<PropertyInfo> Properties { get; } = [.. RuleReader.Properties(service.Type)];

    public RuleCompilation Compilation => compilation;

    public ServiceActivator Activator { get; } =
        ServiceActivator.For(service.Type, module.Registration(service.Type)!, module.Registrations);

    public IReadOnlyList<(FilterDeclaration Filter, string By)> Filters { get; } =
        [.. FilterTypes.DeclaredBy(service.Type).Select(filter => (filter, service.Type.FullName!))];

    public VerbsAttribute? Verbs { get; } = service.Type.GetCustomAttribute<VerbsAttribute>();

    /// <summary>The setter of a rule's property; null when the class has no such property.</summary>
    public PropertySetter? Setter(ParameterRule rule)
    {
        if (rule.ClrType is null)
            return null;
        if (!_setters.TryGetValue(rule.Member, out var setter))
            _setters.Add(rule.Member, setter = FindSetter(rule.Member) is { } method ? new PropertySetter(method) : null);
        return setter;
    }

    /// <summary>The reader and the plan for the result of a method.</summary>
    public (ResultReader Reader, ResultPlan Plan) Result(Type returnType)
    {
        if (!_results.TryGetValue(returnType, out var result))
            _results.Add(returnType, result = (ResultReader.For(returnType), ResultPlan.For(returnType, module.Module)));
        return result;
    }

    private MethodInfo? FindSetter(string member) => Properties.FirstOrDefault(property => property.Name == member)?.SetMethod;
}
