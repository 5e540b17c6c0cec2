using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Turns what one module declares into actions, or reports every mistake in it at once.</summary>
internal sealed class ServiceScanner(
    IServiceProvider host,
    IEnumerable<ApplicationFilter> applicationFilters,
    IEnumerable<IRuleSource> ruleSources,
    HostAdditions additions,
    IOptions<PhalNetOptions> options,
    ILogger<ServiceScanner> logger)
{
    private readonly IRuleSource[] _ruleSources = [.. ruleSources];
    private readonly string[] _sensitiveNames = [.. options.Value.SensitiveNames];

    /// <summary>The actions of a module.</summary>
    /// <exception cref="DeclarationException">There are mistakes.</exception>
    public IReadOnlyList<ServiceAction> Scan(ModuleDeclaration module)
    {
        var dependencies = new DependencyGraph(module.Registered, module.Module.Services, Words(module));
        var scan = new ModuleScan(
            module,
            dependencies,
            new(host, [.. applicationFilters], module, dependencies),
            [.. Sources(module.Module)],
            additions.Attributes,
            _sensitiveNames,
            options.Value.Zone,
            logger);
        var actions = scan.Run();
        foreach (var remark in scan.Remarks)
            CoreLog.Remark(logger, remark.IsWarning ? LogLevel.Warning : LogLevel.Information, module.Module.Name, remark.Text);
        return scan.Errors.Count == 0 ? actions : throw new DeclarationException([.. scan.Errors.Distinct()]);
    }

    private DependencyWords Words(ModuleDeclaration module) => new(
        "the module",
        $"register it in the set-up of the module {module.Module.Name} (module.Services.AddScoped, AddSingleton or AddTransient)",
        host.GetService<IServiceProviderIsService>());

    private IEnumerable<IRuleSource> Sources(LoadedModule module) =>
        module.Profile.Rules is { } own ? _ruleSources.Prepend(own) : _ruleSources;
}

/// <summary>One look at a module. What it remembers of types goes with it; kept for longer it would hold the module in memory.</summary>
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
        var finder = new ServiceFinder(module, dependencies, Errors, Remarks);
        var found = module.ServiceTypes.Select(type => Look(type, () => finder.Find(type))).OfType<FoundService>().ToList();
        NameClashes.Report(module, found, Errors);

        var compilation = new RuleCompilation(module.Module.Services, module.Module.Json, module.Converters, zone, Errors);
        var objects = new ObjectRules(module.Module.Services, module.Module.Json, module.Converters, zone);
        var planner = new ActionPlanner(module, filters, objects, Errors);
        var foreign = new ForeignAttributes(attributes, Errors);
        var reader = new RuleReader(foreign);
        var actions = found.SelectMany(service => Look<IReadOnlyList<ServiceAction>>(
            service.Type, () => [.. Methods(service, new(service, module, compilation), planner, reader, foreign)]) ?? []).ToList();
        foreach (var action in module.Actions)
        {
            if (ServiceNames.Mistake(action.Description) is { } mistake)
                Errors.Add($"The module {module.Module.Name} adds an action: {mistake}");
            var rules = ActionRules.Check(Rules(action.Description, action.Rules), action.Description.Name, sensitiveNames, Errors);
            if (planner.Plan(action, rules, compilation) is { } plan)
                actions.Add(new(module.Module, action.Description, rules, plan));
        }

        return actions;
    }

    // A class can be loaded while a type that one of its members names cannot; that is told when the member is looked at.
    private T? Look<T>(Type type, Func<T> look) where T : class?
    {
        try
        {
            return look();
        }
        catch (Exception exception) when (AssemblyTypes.IsLoadFailure(exception))
        {
            Errors.Add($"{type.FullName}: a member names a type that cannot be loaded: {AssemblyTypes.Reason(type.Assembly, exception)}");
            return null;
        }
    }

    private IEnumerable<ServiceAction> Methods(
        FoundService service, ServiceClass shared, ActionPlanner planner, RuleReader reader, ForeignAttributes foreign)
    {
        var ofClass = foreign.OfClass(service.Type);
        var initial = new InitialValues(service.Type, shared.Properties, module.Module, logger);
        var classRules = reader.ReadProperties(service.Type, shared.Properties, initial, Errors);
        foreach (var action in service.Actions)
        {
            var rules = Rules(action.Description, RuleMerge.Apply(classRules, reader.ReadParameters(action, Errors)));
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
