using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>All that is known of a service, for readers of one language. Every page, export and machine format is made of this.</summary>
public sealed record ServiceDocument
{
    /// <summary>The service.</summary>
    public required ServiceAction Action { get; init; }

    /// <summary>One line; the whole name where no comment says it.</summary>
    public required string Title { get; init; }

    /// <summary>What it does beyond its title, as Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The title of its class; empty where nothing says it.</summary>
    public string ClassTitle { get; init; } = "";

    /// <summary>What to use in its place; empty where a deprecated service does not say, null for one that is not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The parameters in the order of checking, without the hidden ones.</summary>
    public IReadOnlyList<ParameterDocument> Parameters { get; init; } = [];

    /// <summary>Who may call it, in words; empty where its declaration says nothing.</summary>
    public string Access { get; init; } = "";

    /// <summary>What a call that goes well is answered with.</summary>
    public ReplyKind Reply { get; init; }

    /// <summary>What stands in the reply's data, as Markdown.</summary>
    public string Returns { get; init; } = "";

    /// <summary>The members of the data, the data itself first.</summary>
    public IReadOnlyList<FieldDocument> Data { get; init; } = [];

    /// <summary>JSON Schema (2020-12) of the data; null where there is none. Types of C# are definitions under their whole names.</summary>
    public JsonNode? Schema { get; init; }

    /// <summary>An example of the data: declared, or made up from the schema.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>The errors it may answer with, in the order of their ret.</summary>
    public IReadOnlyList<ErrorDocument> Errors { get; init; } = [];

    /// <summary>
    /// What of the service could not be described, each a phrase as Markdown, for code of its module failed; empty where all is said.
    /// </summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Its whole name: <c>Namespace.Class.Action</c>.</summary>
    public string Name => Action.Name;

    /// <summary>Its module.</summary>
    public LoadedModule Module => Action.Module;
}

/// <summary>What a call that goes well is answered with.</summary>
public enum ReplyKind
{
    /// <summary>The envelope with its data.</summary>
    Envelope,
    /// <summary>A file.</summary>
    File,
    /// <summary>A body of its own.</summary>
    Stream,
    /// <summary>An event stream.</summary>
    Events,
}

/// <summary>An error that a service may answer with.</summary>
/// <param name="Ret">The ret of the reply.</param>
/// <param name="Description">When it comes, as Markdown.</param>
public sealed record ErrorDocument(int Ret, string Description);
