namespace PhalNet.Compatibility;

/// <summary>A request as seen by rules: the arrays that contain parameters.</summary>
internal sealed class PhpRequest(Func<PhpArray> header, Func<PhpArray> server)
{
    private readonly Lazy<PhpArray> _header = new(header, LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<PhpArray> _server = new(server, LazyThreadSafetyMode.PublicationOnly);

    public required PhpArray Get { get; init; }

    /// <summary>The form, with a JSON body merged into it.</summary>
    public required PhpArray Post { get; init; }

    /// <summary>Query and form (and cookies, if the order includes them), with a JSON body merged into them.</summary>
    public required PhpArray Request { get; init; }

    public required PhpArray Cookie { get; init; }

    public required PhpArray Files { get; init; }

    /// <summary>Headers, with names spelled Like-This.</summary>
    public PhpArray Header => _header.Value;

    /// <summary>The CGI variables.</summary>
    public PhpArray Server => _server.Value;

    /// <summary>The failure of an exceeded limit; the rest has not been read.</summary>
    public CallFailure? Failure { get; init; }
}
