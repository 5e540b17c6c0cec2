using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The documentation of a service in one language: the model for all pages, exports and machine-readable formats.</summary>
public sealed record ServiceDocument
{
    /// <summary>The service.</summary>
    public required ServiceAction Action { get; init; }

    /// <summary>The title in one line; the full name when no comment has one.</summary>
    public required string Title { get; init; }

    /// <summary>The description beyond the title, as Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The title of its class; empty for none.</summary>
    public string ClassTitle { get; init; } = "";

    /// <summary>What to use instead; empty when a deprecated service does not say, null when it is not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The parameters in checking order, without the hidden ones.</summary>
    public IReadOnlyList<ParameterDocument> Parameters { get; init; } = [];

    /// <summary>Who may call it; empty when its declaration has no access rule.</summary>
    public string Access { get; init; } = "";

    /// <summary>The kind of reply to a successful call.</summary>
    public ReplyKind Reply { get; init; }

    /// <summary>The description of the reply's data, as Markdown.</summary>
    public string Returns { get; init; } = "";

    /// <summary>The members of the data, the data itself first.</summary>
    public IReadOnlyList<FieldDocument> Data { get; init; } = [];

    /// <summary>The JSON Schema (2020-12) of the data; null for none. C# types are definitions under their full names.</summary>
    public JsonNode? Schema { get; init; }

    /// <summary>Example data, declared or generated from the schema.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>The errors that it may return, sorted by ret.</summary>
    public IReadOnlyList<ErrorDocument> Errors { get; init; } = [];

    /// <summary>
    /// The parts of the service that could not be described because code of its module failed, as Markdown phrases; empty for none.
    /// </summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The full name: <c>Namespace.Class.Action</c>.</summary>
    public string Name => Action.Name;

    /// <summary>Its module.</summary>
    public LoadedModule Module => Action.Module;
}

/// <summary>The kind of reply to a successful call.</summary>
public enum ReplyKind
{
    /// <summary>The envelope with its data.</summary>
    Envelope,
    /// <summary>A file.</summary>
    File,
    /// <summary>A body written by the action.</summary>
    Stream,
    /// <summary>An event stream.</summary>
    Events,
}

/// <summary>An error that a service may return.</summary>
/// <param name="Ret">The ret of the reply.</param>
/// <param name="Description">When it is returned, as Markdown.</param>
public sealed record ErrorDocument(int Ret, string Description);
