using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet.Modules;

/// <summary>
/// What callers see of a module: its services, what they take and what they answer. Words of the documentation are no part of it.
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

    /// <summary>Its services, in the order of their names.</summary>
    public IReadOnlyList<ServiceContract> Services { get; init; } = [];

    /// <summary>Reads the contract of a module that serves calls.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="version">The module's version.</param>
    /// <param name="actions">Its actions.</param>
    /// <param name="describe">Gives the schemas of an action.</param>
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

    /// <summary>The contract as JSON, to be kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> has written.</summary>
    /// <exception cref="JsonException">It is no contract.</exception>
    public static ModuleContract Parse(string json) =>
        JsonSerializer.Deserialize<ModuleContract>(json, Json) ?? throw new JsonException("It is null.");
}

/// <summary>What callers see of a service.</summary>
public sealed record ServiceContract
{
    /// <summary>The whole name: <c>Namespace.Class.Action</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP methods that may call it; all when empty.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Who may call it, null where its declaration says nothing.</summary>
    public ActionAccess? Access { get; init; }

    /// <summary>Whether callers should stop using it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ParameterContract> Parameters { get; init; } = [];

    /// <summary>What it answers with: <c>Envelope</c>, <c>File</c>, <c>Stream</c> or <c>Events</c>.</summary>
    public string Reply { get; init; } = "Envelope";

    /// <summary>JSON Schema of the data; null where there is none.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>The rets of its errors.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];
}

/// <summary>What callers see of a parameter.</summary>
public sealed record ParameterContract
{
    /// <summary>The name in requests.</summary>
    public required string Name { get; init; }

    /// <summary>The C# name, by which a parameter is known that got another name in requests.</summary>
    public required string Member { get; init; }

    /// <summary>The name of its type, such as <c>int</c>.</summary>
    public required string Type { get; init; }

    /// <summary>JSON Schema of its values, with the limits that schemas have words for.</summary>
    public JsonObject Schema { get; init; } = [];

    /// <summary>Whether a call without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Its value in calls without it, as it would be sent; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Where the value is looked for.</summary>
    public ValueSource Source { get; init; }

    /// <summary>How a list is written where it is text; null for what is no list.</summary>
    public ListFormat? ListFormat { get; init; }

    /// <summary>What stands between the elements of a separated list; null for what is none.</summary>
    public string? Separator { get; init; }

    /// <summary>Whether a required text may be empty.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Whether the value is kept out of logs and traces.</summary>
    public bool Sensitive { get; init; }

    /// <summary>What the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>A limit that the schema has no word for, such as the first day of a date; null for none.</summary>
    public string? Min { get; init; }

    /// <summary>A limit that the schema has no word for, such as the last day of a date; null for none.</summary>
    public string? Max { get; init; }

    /// <summary>The limits of an uploaded file.</summary>
    public FileLimits? File { get; init; }

    /// <summary>Further checks, each an attribute with its values.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}

/// <summary>What documentation makes of a service's types.</summary>
/// <param name="Reply">What it answers with: <c>Envelope</c>, <c>File</c>, <c>Stream</c> or <c>Events</c>.</param>
/// <param name="Data">JSON Schema of the data; null where there is none.</param>
/// <param name="Parameters">JSON Schemas of parameters, by their names in requests.</param>
/// <param name="Errors">The rets of its errors.</param>
public sealed record ServiceSchemas(
    string Reply, JsonObject? Data, IReadOnlyDictionary<string, JsonObject> Parameters, IReadOnlyList<int> Errors);
