namespace PhalNet.Hosting;

/// <summary>
/// The options of one entry. They are read from the configuration section <c>PhalNet</c>; options set where the entry is mapped override
/// them.
/// </summary>
public sealed class EntryOptions
{
    /// <summary>The namespace of service names with fewer than three parts; defaults to that of <see cref="PhalNetOptions"/>.</summary>
    public string? DefaultNamespace { get; set; }

    /// <summary>The profile that reads the requests; defaults to that of <see cref="PhalNetOptions"/>.</summary>
    public string? Profile { get; set; }

    /// <summary>
    /// Whether paths are read as names with slashes between their parts (<c>ENTRY/Namespace/Class/Action</c>, also after an
    /// <c>index.php</c>). Every path below the entry is then a call, and a path that names no service gets ret 404 with HTTP 200.
    /// </summary>
    public bool EnableUriMatch { get; set; }

    /// <summary>
    /// Whether every path below the entry that nothing else serves is a call whose service is named by parameters, as behind the web server
    /// of a PHP application. A path with a dot in its last part is the name of a service or file: if it does not exist and no parameter
    /// names a service, the reply is ret 404 with HTTP 404. By default on for entries at <c>/</c> whose profile has front controllers
    /// (<see cref="CallProfile.HasFrontController"/>).
    /// </summary>
    public bool? AnyPath { get; set; }

    /// <summary>
    /// The names of the allowed reply formats: <c>json</c>, <c>xml</c>, and those of <see cref="IPhalNetBuilder.AddReplyFormat{TFormat}"/>.
    /// The first is the default; the query parameter <c>__format__</c> selects another one; the header <c>Accept</c> is ignored. JSON only
    /// when empty. An unknown name stops the start.
    /// </summary>
    public IReadOnlyList<string> Formats { get; set; } = [];

    /// <summary>
    /// Whether a query with a callback name is answered with JSONP, whatever the format. Off by default, because JSONP lets any site read
    /// replies.
    /// </summary>
    public bool Jsonp { get; set; }

    /// <summary>The query parameter with the name of the JSONP callback.</summary>
    public string JsonpParameter { get; set; } = "callback";

    /// <summary>
    /// Whether the HTTP status equals ret when a reply with that status may have a body; otherwise, and always with JSONP, it is 200.
    /// </summary>
    public bool MirrorStatus { get; set; }

    /// <summary>
    /// Whether a refused call reports all parameter errors (<c>data.errors</c>); defaults to <see cref="PhalNetOptions.ErrorDetails"/>.
    /// </summary>
    public bool? ErrorDetails { get; set; }

    /// <summary>
    /// New names for members of the envelope (<c>ret</c>, <c>data</c>, <c>msg</c>, <c>debug</c>), such as <c>code</c> for <c>ret</c>; an
    /// empty name changes nothing. Duplicate names stop the start.
    /// </summary>
    public IDictionary<string, string> ResponseMap { get; } = new Dictionary<string, string>();

    /// <summary>The settings for calls from browsers on other sites.</summary>
    public CrossOriginOptions Cors { get; } = new();

    /// <summary>The settings for a proxy in front of the host.</summary>
    public ProxyOptions ForwardedHeaders { get; } = new();
}

/// <summary>The settings for calls from browsers on other sites (CORS).</summary>
public sealed class CrossOriginOptions
{
    /// <summary>The allowed origins, such as <c>https://app.example</c>; <c>*</c> for any. None when empty.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>The allowed request headers besides the safelisted ones; any when empty.</summary>
    public IList<string> Headers { get; } = [];

    /// <summary>The reply headers that scripts may read besides the safelisted ones, such as <c>Retry-After</c>.</summary>
    public IList<string> ExposedHeaders { get; } = [];

    /// <summary>Whether cookies may be sent; not allowed together with the origin <c>*</c>.</summary>
    public bool AllowCredentials { get; set; }

    /// <summary>How long a browser may cache the reply to a preflight request.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Takes the caller's address and scheme from the headers <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>Whether the headers are used.</summary>
    public bool Enabled { get; set; }

    /// <summary>The addresses and networks (<c>10.0.0.0/8</c>) of the trusted proxies; only loopback when empty.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The number of proxies in the chain, at least one.</summary>
    public int ForwardLimit { get; set; } = 1;
}

/// <summary>Metadata of an entry's endpoint, for code that lists the entries of an application.</summary>
/// <param name="Options">The entry's options.</param>
/// <param name="Formats">The allowed formats, the default first.</param>
public sealed record EntryMetadata(EntryOptions Options, IReadOnlyList<IReplyFormat> Formats);
