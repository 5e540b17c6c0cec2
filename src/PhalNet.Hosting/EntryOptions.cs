namespace PhalNet.Hosting;

/// <summary>
/// The options of one entry. They start from the configuration section <c>PhalNet</c>; what an application says where it maps the entry comes
/// on top.
/// </summary>
public sealed class EntryOptions
{
    /// <summary>The namespace of service names with fewer than three parts; that of <see cref="PhalNetOptions"/> when not set.</summary>
    public string? DefaultNamespace { get; set; }

    /// <summary>The profile that reads the requests; that of <see cref="PhalNetOptions"/> when not set.</summary>
    public string? Profile { get; set; }

    /// <summary>
    /// Whether paths are read as names with slashes between their parts (<c>ENTRY/Namespace/Class/Action</c>, also behind an <c>index.php</c>). Every
    /// path below the entry is then a call, and one that names no service is ret 404 with HTTP 200.
    /// </summary>
    public bool EnableUriMatch { get; set; }

    /// <summary>How envelopes are written.</summary>
    public ReplyFormat Format { get; set; }

    /// <summary>Whether a query with a callback name is answered with JSONP. Off by default: it lets any site read replies.</summary>
    public bool Jsonp { get; set; }

    /// <summary>The query parameter that names the JSONP callback.</summary>
    public string JsonpParameter { get; set; } = "callback";

    /// <summary>Whether the HTTP status repeats ret where ret is one that lets a reply have a body; otherwise it is 200 for every call.</summary>
    public bool MirrorStatus { get; set; }

    /// <summary>
    /// New names for members of the envelope (<c>ret</c>, <c>data</c>, <c>msg</c>, <c>debug</c>), such as <c>ret</c> to <c>code</c>; an empty one
    /// changes nothing. Two members of one name are refused at start.
    /// </summary>
    public IDictionary<string, string> ResponseMap { get; } = new Dictionary<string, string>();

    /// <summary>Who may call from a browser on another site.</summary>
    public CrossOriginOptions Cors { get; } = new();

    /// <summary>Whether the caller's address is taken from a proxy in front.</summary>
    public ProxyOptions ForwardedHeaders { get; } = new();
}
