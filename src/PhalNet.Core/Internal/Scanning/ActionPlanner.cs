using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Internal.Actions;
using PhalNet.Internal.Modules;

namespace PhalNet.Internal.Scanning;

/// <summary>Composes all that can be decided at start about running an action.</summary>
internal sealed class ActionPlanner(IServiceProvider hostServices, IEnumerable<ApplicationFilter> applicationFilters)
{
    private readonly object[] _applicationFilters =
        [.. applicationFilters.Select(filter => ActivatorUtilities.CreateInstance(hostServices, filter.Type))];

    public ActionPlan? Plan(ModuleParts parts, ActionDescription action, IReadOnlyList<ParameterRule> rules, List<string> errors)
    {
        object[] filters = [.. _applicationFilters, .. parts.Filters, .. DeclaredFilters(parts, action, errors)];
        var compilation = new RuleCompilation(parts.Module, parts.Converters, errors);
        var compiled = rules.Select(rule => parts.Module.Profile.Compiler.Compile(rule, compilation)).ToArray();
        if (errors.Count > 0)
            return null;

        return new ActionPlan
        {
            Verbs = action.Method.GetCustomAttribute<VerbsAttribute>()?.Verbs
                ?? action.ServiceType.GetCustomAttribute<VerbsAttribute>()?.Verbs
                ?? [],
            EarlyFilters = [.. filters.OfType<IEarlyCallFilter>()],
            Binder = Binder(action, compiled),
            Filters = [.. filters.OfType<ICallFilter>()],
            Activator = ServiceActivator.For(action.ServiceType, parts.Registrations),
            Invoker = MethodInvoker.Create(action.Method),
            Result = ResultReader.For(action.Method.ReturnType),
        };
    }

    private static IEnumerable<object> DeclaredFilters(ModuleParts parts, ActionDescription action, List<string> errors)
    {
        var attributes = action.ServiceType.GetCustomAttributes<FilterAttribute>().Concat(action.Method.GetCustomAttributes<FilterAttribute>());
        foreach (var type in attributes.Select(attribute => attribute.Type))
        {
            if (FilterTypes.IsFilter(type))
                yield return ActivatorUtilities.CreateInstance(parts.Module.Services, type);
            else
                errors.Add($"{action.ServiceType.FullName}.{action.Method.Name}: {type} is neither an {nameof(ICallFilter)} nor an {nameof(IEarlyCallFilter)}.");
        }
    }

    private static ParameterBinder Binder(ActionDescription action, CompiledRule[] compiled)
    {
        var parameters = action.Method.GetParameters();
        var slots = new int[compiled.Length];
        var properties = new List<PropertySetter>();
        var next = parameters.Length;
        for (var i = 0; i < compiled.Length; i++)
        {
            var member = compiled[i].Rule.Member;
            var position = Array.FindIndex(parameters, parameter => parameter.Name == member);
            slots[i] = position >= 0 ? position : next++;
            if (position < 0 && Setter(action.ServiceType, compiled[i].Rule) is { } setter)
                properties.Add(new(MethodInvoker.Create(setter), slots[i]));
        }

        var template = new object?[next];
        foreach (var parameter in parameters.Where(parameter => parameter.HasDefaultValue))
            template[parameter.Position] = parameter.DefaultValue;
        ContextArgument[] context = [.. parameters
            .Select(parameter => (parameter.Position, Kind: ContextArgumentKind.Of(parameter.ParameterType)))
            .Where(argument => argument.Kind is not null)
            .Select(argument => new ContextArgument(argument.Position, argument.Kind!))];
        return new(compiled, slots, parameters.Length, template, context, [.. properties]);
    }

    private static MethodInfo? Setter(Type type, ParameterRule rule) =>
        rule.ClrType is null ? null : RuleReader.Properties(type).FirstOrDefault(property => property.Name == rule.Member)?.SetMethod;
}
