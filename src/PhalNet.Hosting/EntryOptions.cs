namespace PhalNet.Hosting;

/// <summary>
/// The options of one entry. They are read from the configuration section <c>PhalNet</c>; what an application sets where it maps the
/// entry overrides them.
/// </summary>
public sealed class EntryOptions
{
    /// <summary>The namespace of service names with fewer than three parts; that of <see cref="PhalNetOptions"/> when not set.</summary>
    public string? DefaultNamespace { get; set; }

    /// <summary>The profile that reads the requests; that of <see cref="PhalNetOptions"/> when not set.</summary>
    public string? Profile { get; set; }

    /// <summary>
    /// Whether paths are read as names with slashes between their parts (<c>ENTRY/Namespace/Class/Action</c>, also behind an
    /// <c>index.php</c>). Every path below the entry is then a call, and one that names no service is ret 404 with HTTP 200.
    /// </summary>
    public bool EnableUriMatch { get; set; }

    /// <summary>
    /// Whether any path below the entry that nothing else serves is a call, named by its parameters, as behind the web server of a PHP
    /// application. A path with a dot in its last part is the name of a service or file: without parameters that name a service it is ret
    /// 404 with HTTP 404 where there is none. When not set it is on for entries at <c>/</c> whose profile has front controllers
    /// (<see cref="CallProfile.HasFrontController"/>).
    /// </summary>
    public bool? AnyPath { get; set; }

    /// <summary>
    /// The names of the formats that replies may have: <c>json</c>, <c>xml</c>, and those of
    /// <see cref="IPhalNetBuilder.AddReplyFormat{TFormat}"/>. The first is the default, the parameter <c>__format__</c> of the query picks
    /// another; the header <c>Accept</c> has no say. JSON only when empty. An unknown name is refused at start.
    /// </summary>
    public IReadOnlyList<string> Formats { get; set; } = [];

    /// <summary>
    /// Whether a query with a callback name is answered with JSONP, whatever the format. Off by default: it lets any site read replies.
    /// </summary>
    public bool Jsonp { get; set; }

    /// <summary>The query parameter that names the JSONP callback.</summary>
    public string JsonpParameter { get; set; } = "callback";

    /// <summary>
    /// Whether the HTTP status repeats ret where a reply of that status may have a body; it is 200 otherwise, and with JSONP always.
    /// </summary>
    public bool MirrorStatus { get; set; }

    /// <summary>
    /// Whether a call whose parameters are refused is told all that is wrong with them (<c>data.errors</c>); as
    /// <see cref="PhalNetOptions.ErrorDetails"/> says when not set.
    /// </summary>
    public bool? ErrorDetails { get; set; }

    /// <summary>
    /// New names for members of the envelope (<c>ret</c>, <c>data</c>, <c>msg</c>, <c>debug</c>), such as <c>ret</c> to <c>code</c>; an
    /// empty one changes nothing. Two members of one name are refused at start.
    /// </summary>
    public IDictionary<string, string> ResponseMap { get; } = new Dictionary<string, string>();

    /// <summary>Who may call from a browser on another site.</summary>
    public CrossOriginOptions Cors { get; } = new();

    /// <summary>Whether the caller's address is taken from a proxy in front.</summary>
    public ProxyOptions ForwardedHeaders { get; } = new();
}

/// <summary>Who may call from a browser on another site (CORS).</summary>
public sealed class CrossOriginOptions
{
    /// <summary>The origins let in, such as <c>https://app.example</c>; <c>*</c> for any. None when empty.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>The request headers let in beyond the safelisted ones; any when empty.</summary>
    public IList<string> Headers { get; } = [];

    /// <summary>The reply headers that scripts may read beyond the safelisted ones, such as <c>Retry-After</c>.</summary>
    public IList<string> ExposedHeaders { get; } = [];

    /// <summary>Whether cookies may be sent along; not together with the origin <c>*</c>.</summary>
    public bool AllowCredentials { get; set; }

    /// <summary>How long a browser may remember the answer to a preflight request.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Takes the caller's address and scheme from the headers <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>Whether the headers are read at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>The addresses and networks (<c>10.0.0.0/8</c>) of the proxies that may set them; loopback only when empty.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>How many proxies stand in a row, at least one.</summary>
    public int ForwardLimit { get; set; } = 1;
}

/// <summary>Marks the endpoint of an entry, for whoever lists the entries of an application.</summary>
/// <param name="Options">The entry's options.</param>
/// <param name="Formats">The formats it offers, the default first.</param>
public sealed record EntryMetadata(EntryOptions Options, IReadOnlyList<IReplyFormat> Formats);
