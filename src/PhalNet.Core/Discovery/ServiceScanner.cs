using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Turns the declarations of one module into actions, or reports all errors at once.</summary>
internal sealed class ServiceScanner(
    IServiceProvider host,
    ApplicationFilters applicationFilters,
    IEnumerable<IRuleSource> ruleSources,
    HostAdditions additions,
    IOptions<PhalNetOptions> options,
    StartLogger<ServiceScanner> logger)
{
    private readonly IRuleSource[] _ruleSources = [.. ruleSources];
    private readonly string[] _sensitiveNames = [.. options.Value.SensitiveNames];

    /// <summary>The actions of a module.</summary>
    /// <exception cref="DeclarationException">There are errors in the declarations.</exception>
    public IReadOnlyList<ServiceAction> Scan(ModuleDeclaration module)
    {
        var dependencies = new DependencyGraph(module.Registered, module.Module.Services, Words(module));
        var scan = new ModuleScan(
            module,
            dependencies,
            new(host, applicationFilters.Usable, module, dependencies),
            [.. Sources(module.Module)],
            additions.Attributes,
            _sensitiveNames,
            options.Value.FindTimeZone(),
            logger);
        var actions = scan.Run();
        foreach (var remark in scan.Remarks)
            CoreLog.Remark(logger, remark.IsWarning ? LogLevel.Warning : LogLevel.Information, module.Module.Name, remark.Text);
        return scan.Errors.Count == 0 ? actions : throw new DeclarationException([.. scan.Errors.Distinct()]);
    }

    private DependencyWords Words(ModuleDeclaration module) => new(
        "the module",
        $"register it in the module {module.Module.Name} (module.Services.AddScoped, AddSingleton or AddTransient)",
        host.GetService<IServiceProviderIsService>());

    private IEnumerable<IRuleSource> Sources(LoadedModule module) =>
        module.Profile.Rules is { } own ? _ruleSources.Prepend(own) : _ruleSources;
}

/// <summary>One scan of a module. Its cache of types is discarded with it; otherwise it would keep the module in memory.</summary>
internal sealed class ModuleScan(
    ModuleDeclaration module,
    DependencyGraph dependencies,
    FilterPlanner filters,
    IReadOnlyList<IRuleSource> ruleSources,
    IReadOnlyList<IActionAttribute> attributes,
    string[] sensitiveNames,
    TimeZoneInfo zone,
    ILogger logger)
{
    public List<string> Errors { get; } = [];

    public List<Remark> Remarks { get; } = [];

    public IReadOnlyList<ServiceAction> Run()
    {
        var foreign = new ForeignAttributes(attributes, Errors);
        var declared = new ServiceReader(module, foreign).Read();
        foreach (var service in declared)
            Look(service.Type, () => Check(service));
        NameClashes.Report(module, [.. declared.Select(service => service.Found).OfType<FoundService>()], Errors);

        var compilation = new RuleCompilation(module.Module.Services, module.Module.Json, module.Converters, zone, Errors);
        var objects = new ObjectRules(module.Module.Services, module.Module.Json, module.Converters, zone);
        var planner = new ActionPlanner(module, filters, objects, Errors);
        var reader = new RuleReader(foreign);
        var actions = new List<ServiceAction>();
        foreach (var service in declared.Where(service => service.Found is not null))
            Look(service.Type, () => actions.AddRange(
                Actions(service, new(service.Found!, module, compilation), planner, reader, foreign)));

        foreach (var action in module.Actions)
        {
            if (ServiceNames.FindError(action.Description) is { } error)
                Errors.Add($"The module {module.Module.Name} adds an action: {error}");
            var rules = ActionRules.Check(Rules(action.Description, action.Rules), action.Description.Name, sensitiveNames, Errors);
            if (planner.Plan(action, rules, compilation) is { } plan)
                actions.Add(new(module.Module, action.Description, rules, plan));
        }

        return actions;
    }

    private void Check(DeclaredService service)
    {
        if (service.Found is not null && module.Registration(service.Type) is { } registration
            && registration.ImplementationType == service.Type)
            Errors.AddRange(dependencies.FindErrors(service.Type, registration.Lifetime));
        Errors.AddRange(service.Errors);
        Remarks.AddRange(service.Remarks);
    }

    private void Look(Type type, Action look)
    {
        try
        {
            look();
        }
        catch (Exception exception) when (AssemblyTypes.IsLoadFailure(exception))
        {
            Errors.Add(AssemblyTypes.MemberError(type, exception));
        }
    }

    private IEnumerable<ServiceAction> Actions(
        DeclaredService service, ServiceClass shared, ActionPlanner planner, RuleReader reader, ForeignAttributes foreign)
    {
        var ofClass = foreign.OfClass(service.Type);
        var initial = new InitialValues(service.Type, shared.Properties, module.Module, logger);
        var classRules = ActionRules.Masked(reader.ReadProperties(service.Type, shared.Properties, initial, Errors), sensitiveNames);
        for (var i = 0; i < service.Rules.Length; i++)
        {
            var action = service.Found!.Actions[i];
            var rules = Rules(action.Description, RuleMerge.Apply(classRules, service.Rules[i]));
            rules = ActionRules.Settle(action, rules, sensitiveNames, Errors);
            if (planner.Plan(shared, action, rules, foreign.OfAction(action, ofClass)) is { } plan)
                yield return new(module.Module, action.Description, rules, plan);
        }
    }

    private IReadOnlyList<ParameterRule> Rules(IActionDescription action, IReadOnlyList<ParameterRule> rules)
    {
        foreach (var source in ruleSources)
            rules = source.GetRules(action, module.Module, rules, Errors);

        return ListFormats.Settle(rules, module.Converters);
    }
}
