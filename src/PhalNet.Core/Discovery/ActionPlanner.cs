using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Composes all that can be decided at start about running an action.</summary>
internal sealed class ActionPlanner(IServiceProvider hostServices, IEnumerable<ApplicationFilter> applicationFilters)
{
    private readonly object[] _applicationFilters = [.. applicationFilters.Select(filter => hostServices.GetRequiredService(filter.Type))];

    /// <summary>Null as soon as there are mistakes, in this action or in another.</summary>
    public ActionPlan? Plan(ServicePlan service, FoundAction action, IReadOnlyList<ParameterRule> rules, List<string> errors)
    {
        object[] filters = [.. _applicationFilters, .. ModuleFilters(service, action, errors)];
        var verbs = Verbs(service, action, errors);
        var compiler = service.Parts.Module.Profile.Compiler;
        var compiled = new CompiledRule[rules.Count];
        for (var i = 0; i < compiled.Length; i++)
            compiled[i] = compiler.Compile(rules[i], service.Compilation);
        if (errors.Count > 0)
            return null;

        return new ActionPlan
        {
            Verbs = verbs,
            EarlyFilters = filters.Length == 0 ? [] : [.. filters.OfType<IEarlyCallFilter>()],
            Binder = Binder(service, action, compiled),
            Filters = filters.Length == 0 ? [] : [.. filters.OfType<ICallFilter>()],
            Activator = service.Activator,
            Method = action.Description.Method,
            Result = service.Result(action.Description.Method.ReturnType),
        };
    }

    private static List<object> ModuleFilters(ServicePlan service, FoundAction action, List<string> errors)
    {
        var parts = service.Parts;
        Type[] own = action.Attributes.Find<FilterAttribute>() is null ? [] : [.. action.Attributes.OfType<FilterAttribute>().Select(filter => filter.Type)];
        if (parts.Filters.Count == 0 && service.Filters.Count == 0 && own.Length == 0)
            return [];

        var filters = new List<object>();
        var declared = service.Filters.Select(type => (Type: type, By: action.Description.ServiceType.FullName!))
            .Concat(own.Select(type => (Type: type, By: action.Member)));
        foreach (var (type, by) in parts.Filters.Select(type => (Type: type, By: $"The module {parts.Module.Name}")).Concat(declared))
        {
            if (!FilterTypes.IsFilter(type))
                errors.Add($"{by}: {type} is neither an {nameof(ICallFilter)} nor an {nameof(IEarlyCallFilter)}.");
            else if (Create(parts.Module.Services, type, out var mistake) is { } filter)
                filters.Add(filter);
            else
                errors.Add($"{by}: the filter {type} cannot be made: {mistake}");
        }

        return filters;
    }

    private static object? Create(IServiceProvider services, Type type, out string? mistake)
    {
        try
        {
            mistake = null;
            return services.GetRequiredService(type);
        }
        catch (InvalidOperationException exception)
        {
            mistake = exception.Message;
            return null;
        }
    }

    private static IReadOnlyList<string> Verbs(ServicePlan service, FoundAction action, List<string> errors)
    {
        var declared = action.Attributes.Find<VerbsAttribute>() ?? service.Verbs;
        if (declared is not null && (declared.Verbs.Count == 0 || declared.Verbs.Any(string.IsNullOrWhiteSpace)))
            errors.Add($"{action.Member}: {nameof(VerbsAttribute)} names the methods that may call; none would leave the action out of reach.");
        return declared?.Verbs ?? [];
    }

    private static ParameterBinder Binder(ServicePlan service, FoundAction action, CompiledRule[] compiled)
    {
        var parameters = action.Parameters;
        var slots = new int[compiled.Length];
        var properties = new List<PropertySlot>();
        var next = parameters.Length;
        for (var i = 0; i < compiled.Length; i++)
        {
            var member = compiled[i].Rule.Member;
            var position = Position(parameters, member);
            slots[i] = position >= 0 ? position : next++;
            if (position < 0 && service.Setter(compiled[i].Rule) is { } setter)
                properties.Add(new(setter, slots[i]));
        }

        var template = new object?[next];
        var context = new List<ContextArgument>();
        foreach (var parameter in parameters)
        {
            if (ContextArgumentKind.Of(parameter.ParameterType) is { } kind)
                context.Add(new(parameter.Position, kind));
            else if (!slots.Contains(parameter.Position) && parameter.HasDefaultValue)
                template[parameter.Position] = ParameterDefaults.Of(parameter);
        }

        return new(compiled, slots, parameters.Length, template, [.. context], [.. properties]);
    }

    private static int Position(ParameterInfo[] parameters, string member)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == member)
                return i;
        }

        return -1;
    }
}
