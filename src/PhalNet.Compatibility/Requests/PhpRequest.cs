namespace PhalNet.Compatibility;

/// <summary>A request as rules see it: the arrays a parameter can come from.</summary>
internal sealed class PhpRequest(Func<PhpArray> header, Func<PhpArray> server)
{
    private readonly Lazy<PhpArray> _header = new(header, LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<PhpArray> _server = new(server, LazyThreadSafetyMode.PublicationOnly);

    public required PhpArray Get { get; init; }

    /// <summary>The form, with a JSON body merged over it.</summary>
    public required PhpArray Post { get; init; }

    /// <summary>Query and form (and cookies, where the order says so), with a JSON body merged over them.</summary>
    public required PhpArray Request { get; init; }

    public required PhpArray Cookie { get; init; }

    public required PhpArray Files { get; init; }

    /// <summary>Headers by names spelled Like-This.</summary>
    public PhpArray Header => _header.Value;

    /// <summary>The CGI variables.</summary>
    public PhpArray Server => _server.Value;

    /// <summary>Which limit the request is over; what comes behind it has not been read.</summary>
    public CallFailure? Failure { get; init; }
}
