using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet.Modules;

/// <summary>
/// What callers see of a module: its services, their parameters and their replies. Documentation texts are not part of it.
/// </summary>
public sealed record ModuleContract
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The module's name.</summary>
    public required string Module { get; init; }

    /// <summary>The module's version.</summary>
    public required string Version { get; init; }

    /// <summary>Its services, ordered by name.</summary>
    public IReadOnlyList<ServiceContract> Services { get; init; } = [];

    /// <summary>Reads the contract of a running module.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="version">The module's version.</param>
    /// <param name="actions">Its actions.</param>
    /// <param name="describe">Returns the schemas of an action.</param>
    public static ModuleContract Of(
        string module, string version, IEnumerable<ServiceAction> actions, Func<ServiceAction, ServiceSchemas> describe)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(describe);
        return new()
        {
            Module = module,
            Version = version,
            Services = [.. actions.OrderBy(action => action.Name, StringComparer.OrdinalIgnoreCase)
                .Select(action => ContractReader.Read(action, describe(action)))],
        };
    }

    /// <summary>The contract as JSON, for storage.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Parses the JSON of <see cref="ToJson"/>.</summary>
    /// <exception cref="JsonException">It is not a contract.</exception>
    public static ModuleContract Parse(string json) =>
        JsonSerializer.Deserialize<ModuleContract>(json, Json) ?? throw new JsonException("It is null.");
}

/// <summary>What callers see of a service.</summary>
public sealed record ServiceContract
{
    /// <summary>The full name: <c>Namespace.Class.Action</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP methods that may call it; all when empty.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Who may call it; null if not declared.</summary>
    public ActionAccess? Access { get; init; }

    /// <summary>Whether it is deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ParameterContract> Parameters { get; init; } = [];

    /// <summary>The kind of reply: <c>Envelope</c>, <c>File</c>, <c>Stream</c> or <c>Events</c>.</summary>
    public string Reply { get; init; } = "Envelope";

    /// <summary>JSON Schema of the data; null where there is none.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>The ret codes of its errors.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];
}

/// <summary>What callers see of a parameter.</summary>
public sealed record ParameterContract
{
    /// <summary>The name in requests.</summary>
    public required string Name { get; init; }

    /// <summary>The C# name, which identifies a parameter whose name in requests has changed.</summary>
    public required string Member { get; init; }

    /// <summary>The name of its type, such as <c>int</c>.</summary>
    public required string Type { get; init; }

    /// <summary>JSON Schema of its values, with the limits that JSON Schema can express.</summary>
    public JsonObject Schema { get; init; } = [];

    /// <summary>Whether a call without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Its default value, as it would be sent; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Where the value is read from.</summary>
    public ValueSource Source { get; init; }

    /// <summary>How a list is written as text; null for other types.</summary>
    public ListFormat? ListFormat { get; init; }

    /// <summary>The separator of a separated list; null for other types.</summary>
    public string? Separator { get; init; }

    /// <summary>Whether a required text may be empty.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Whether the value is omitted from logs and traces.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The lower limit where JSON Schema cannot express it, such as the first day of a date; null for none.</summary>
    public string? Min { get; init; }

    /// <summary>The upper limit where JSON Schema cannot express it, such as the last day of a date; null for none.</summary>
    public string? Max { get; init; }

    /// <summary>The limits of an uploaded file.</summary>
    public FileLimits? File { get; init; }

    /// <summary>Further checks: attributes with their arguments.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}

/// <summary>The documentation's schemas of a service.</summary>
/// <param name="Reply">The kind of reply: <c>Envelope</c>, <c>File</c>, <c>Stream</c> or <c>Events</c>.</param>
/// <param name="Data">JSON Schema of the data; null if there is none.</param>
/// <param name="Parameters">JSON Schemas of parameters, by their names in requests.</param>
/// <param name="Errors">The ret codes of its errors.</param>
public sealed record ServiceSchemas(
    string Reply, JsonObject? Data, IReadOnlyDictionary<string, JsonObject> Parameters, IReadOnlyList<int> Errors);
