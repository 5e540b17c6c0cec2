namespace PhalNet;

/// <summary>Builds the execution plans of actions at start.</summary>
internal sealed class ActionPlanner(ModuleDeclaration module, FilterPlanner filters, ObjectRules objects, List<string> errors)
{
    private readonly ResultCheck _results = new(module.Module.Json, module.Module.HasOwnContracts);
    private readonly ResultPlan _anyResult = ResultPlan.For(typeof(CallResult), module.Module);

    /// <summary>The plan of a method; null as soon as there are errors, in this action or another one.</summary>
    public ActionPlan? Plan(
        ServiceClass service, FoundAction action, IReadOnlyList<ParameterRule> rules, ActionAttributes? attributes)
    {
        var around = filters.Plan(Filters(service, action), attributes?.Filters ?? [], errors);
        var verbs = Verbs(action.Attributes.Find<VerbsAttribute>() ?? service.Verbs, action.Member);
        var compiled = Compile(rules, service.Compilation);
        var graphs = Graphs(rules);
        if (_results.FindError(action.Description.Method.ReturnType) is { } error)
            errors.Add($"{action.Member}: {error}");
        if (errors.Count > 0)
            return null;

        var binder = Binder(service, action, compiled, graphs);
        var method = action.Description.Method;
        var (reader, result) = service.Result(method.ReturnType);
        var handler = new MethodHandler(method, binder, service.Activator, reader, result);
        return Plan(around, verbs, binder, handler.InvokeAsync, result, attributes?.Access);
    }

    /// <summary>The plan of an action that is not a method; null as soon as there are errors.</summary>
    public ActionPlan? Plan(ActionDeclaration action, IReadOnlyList<ParameterRule> rules, RuleCompilation compilation)
    {
        var around = filters.Plan([], [], errors);
        var compiled = Compile(rules, compilation);
        var graphs = Graphs(rules);
        if (errors.Count > 0)
            return null;

        var binder = new ParameterBinder(compiled, [.. Enumerable.Range(0, compiled.Length)], 0, new object?[compiled.Length], [], [])
        {
            Graphs = graphs,
        };
        return Plan(around, action.Verbs, binder, action.Handler, _anyResult);
    }

    private static ActionPlan Plan(
        IReadOnlyList<(Type Type, FilterSource Source)> filters,
        IReadOnlyList<string> verbs,
        ParameterBinder binder,
        ActionHandler handler,
        ResultPlan result,
        ActionAccess? access = null) => new()
        {
            Verbs = verbs,
            Access = access,
            EarlyFilters = filters.Count == 0 ? [] : [.. Of<IEarlyCallFilter>(filters)],
            Binder = binder,
            Handler = handler,
            Result = result,
            Filtered = filters.Count == 0 ? null : FilterSource.Compose([.. Of<ICallFilter>(filters)], handler),
        };

    private static IReadOnlyList<(FilterDeclaration Filter, string By)> Filters(ServiceClass service, FoundAction action)
    {
        if (action.Attributes.Find<FilterAttribute>() is null)
            return service.Filters;
        var own = action.Attributes.OfType<FilterAttribute>().Select(filter => (FilterTypes.Declare(filter), action.Member));
        return [.. service.Filters, .. own];
    }

    private static IEnumerable<FilterSource> Of<T>(IReadOnlyList<(Type Type, FilterSource Source)> filters) =>
        filters.Where(filter => filter.Type.IsAssignableTo(typeof(T))).Select(filter => filter.Source);

    private CompiledRule[] Compile(IReadOnlyList<ParameterRule> rules, RuleCompilation compilation)
    {
        var compiler = module.Module.Profile.Compiler;
        var compiled = new CompiledRule[rules.Count];
        for (var i = 0; i < compiled.Length; i++)
            compiled[i] = compiler.Compile(rules[i], compilation);
        return compiled;
    }

    // Most actions have no values to validate; null saves memory for them.
    private ValueGraph?[]? Graphs(IReadOnlyList<ParameterRule> rules)
    {
        ValueGraph?[]? graphs = null;
        for (var i = 0; i < rules.Count; i++)
        {
            if (objects.For(rules[i], errors) is { } graph)
                (graphs ??= new ValueGraph?[rules.Count])[i] = graph;
        }

        return graphs;
    }

    private IReadOnlyList<string> Verbs(VerbsAttribute? declared, string member)
    {
        if (declared is null)
            return [];

        // [Verbs(null)] passes null as the whole list.
        if (declared.Verbs is not { Count: > 0 } verbs || verbs.Any(string.IsNullOrWhiteSpace))
        {
            errors.Add($"{member}: {nameof(VerbsAttribute)} lists the allowed HTTP methods; without any the action cannot be called.");
            return [];
        }

        foreach (var verb in verbs.Where(verb => !verb.All(IsOfAMethod) || verb.ToUpperInvariant() is "TRACE" or "CONNECT"))
            errors.Add($"{member}: '{verb}' is not an HTTP method for actions; use GET, HEAD, POST, PUT, PATCH and so on.");
        return [.. verbs.Select(verb => verb.ToUpperInvariant())];
    }

    private static bool IsOfAMethod(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static ParameterBinder Binder(ServiceClass service, FoundAction action, CompiledRule[] compiled, ValueGraph?[]? graphs)
    {
        var parameters = action.Parameters;
        var slots = new int[compiled.Length];
        var properties = new List<PropertySlot>();
        var next = parameters.Length;
        for (var i = 0; i < compiled.Length; i++)
        {
            var position = Array.FindIndex(parameters, parameter => parameter.Name == compiled[i].Rule.Member);
            slots[i] = position >= 0 ? position : next++;
            if (position < 0 && service.Setter(compiled[i].Rule) is { } setter)
                properties.Add(new(setter, slots[i], compiled[i].Rule is { IsInitial: true } rule ? rule.Default : null));
        }

        var template = new object?[next];
        var ofTheCall = new List<CallArgument>();
        foreach (var parameter in parameters)
        {
            if (CallArgument.Reader(parameter.ParameterType) is { } read)
                ofTheCall.Add(new(parameter.Position, read));
            else if (!slots.Contains(parameter.Position) && parameter.HasDefaultValue)
                template[parameter.Position] = ParameterDefaults.Of(parameter);
        }

        return new(compiled, slots, parameters.Length, template, [.. ofTheCall], [.. properties]) { Graphs = graphs };
    }
}
