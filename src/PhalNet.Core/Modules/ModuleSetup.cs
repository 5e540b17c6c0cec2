using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet;

/// <summary>Collects the configuration of a module during its setup.</summary>
internal sealed class ModuleSetup(
    string name,
    Assembly assembly,
    IConfiguration configuration,
    IHostEnvironment environment,
    string applicationDirectory) : IModuleBuilder
{
    private readonly Dictionary<string, Dictionary<string, string>> _messages = new(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IConfiguration Configuration { get; } = configuration.GetSection(name);

    public IConfiguration HostConfiguration => configuration;

    public IHostEnvironment Environment => environment;

    public string DataDirectory => Directory.CreateDirectory(Path.Combine(applicationDirectory, "modules", name)).FullName;

    public string ApplicationDataDirectory => Directory.CreateDirectory(applicationDirectory).FullName;

    public JsonSerializerOptions Json { get; } = ModuleJson.Create();

    public bool Int64AsText { get; set; } =
        ModuleOption.Read(configuration, name, nameof(Int64AsText), false, bool.TryParse, "true, false");

    public NonFiniteNumbers NonFinite { get; set; } = ModuleOption.Read(
        configuration,
        name,
        nameof(NonFinite),
        NonFiniteNumbers.Refuse,
        (string text, out NonFiniteNumbers value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value),
        string.Join(", ", Enum.GetNames<NonFiniteNumbers>()));

    public int? CallSeconds { get; set; } = ModuleOption.ReadSeconds(configuration, name, nameof(CallSeconds));

    public int? BodySeconds { get; set; } = ModuleOption.ReadSeconds(configuration, name, nameof(BodySeconds));

    public List<FilterDeclaration> Filters { get; } = [];

    public List<Type> Converters { get; } = [];

    public List<ActionDeclaration> Actions { get; } = [];

    public Dictionary<Type, Func<Exception, CallFailure>> ExceptionMaps { get; } = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages => _messages.ToFrozenDictionary(
        pair => pair.Key, IReadOnlyDictionary<string, string> (pair) => pair.Value.ToFrozenDictionary(), StringComparer.OrdinalIgnoreCase);

    public IModuleBuilder AddFilter<TFilter>(int order = FilterOrder.Default) where TFilter : class
    {
        FilterTypes.Check(typeof(TFilter));
        Filters.Add(new(typeof(TFilter), order));
        return this;
    }

    public IModuleBuilder AddAction(
        IActionDescription description, ActionHandler handler, IEnumerable<ParameterRule>? rules = null, params IEnumerable<string> verbs)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(handler);
        Actions.Add(new(description, [.. rules ?? []], handler, [.. verbs]));
        return this;
    }

    public IModuleBuilder MapException<TException>(Func<TException, CallFailure> map) where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(map);
        ExceptionMaps[typeof(TException)] = exception => map((TException)exception);
        return this;
    }

    public IModuleBuilder AddSqlMigrations(Func<IServiceProvider, DbDataSource> database)
    {
        ArgumentNullException.ThrowIfNull(database);
        Services.AddSingleton(new SqlMigrations(name, assembly, database));
        return this;
    }

    public IModuleBuilder AddConverter<TConverter>() where TConverter : ParameterConverter
    {
        Converters.Add(typeof(TConverter));
        return this;
    }

    public IModuleBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts)
    {
        if (!_messages.TryGetValue(language, out var known))
            _messages[language] = known = [];
        foreach (var (key, text) in texts)
            known[key] = text;
        return this;
    }
}

internal static class ModuleOption
{
    private const int MostSeconds = 86_400;

    public delegate bool Parser<T>(string text, out T value);

    /// <summary>Reads an option of a module's section.</summary>
    /// <exception cref="DeclarationException">The value is not allowed.</exception>
    public static T Read<T>(IConfiguration configuration, string module, string option, T otherwise, Parser<T> parse, string values)
    {
        if (configuration.GetSection(module)[option] is not { } text)
            return otherwise;
        return parse(text, out var value) ? value : throw new DeclarationException([$"{module}:{option} '{text}' is not one of {values}."]);
    }

    /// <summary>Reads a number of seconds from a module's section; null when it is not set.</summary>
    /// <exception cref="DeclarationException">The value is not a valid time.</exception>
    public static int? ReadSeconds(IConfiguration configuration, string module, string option)
    {
        if (configuration.GetSection(module)[option] is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MostSeconds
            ? seconds
            : throw new DeclarationException([$"{module}:{option} '{text}' must be a whole number of seconds from 0 to {MostSeconds}."]);
    }

    /// <summary>Returns the time limit of a module, which must not exceed the host's limit; 0 is no limit.</summary>
    /// <exception cref="DeclarationException">The limit exceeds the host's limit.</exception>
    public static int Narrow(int? own, int host, string module, string option)
    {
        if (own is not { } seconds || seconds == host)
            return host;
        if (seconds is < 0 or > MostSeconds || (host > 0 && (seconds == 0 || seconds > host)))
            throw new DeclarationException([$"{module}:{option} {seconds} must be from 1 to {(host > 0 ? host : MostSeconds)}, as "
                + $"PhalNet:Limits:{option} is {host}: a module can shorten the host's time limit, not extend it."]);
        return seconds;
    }
}
