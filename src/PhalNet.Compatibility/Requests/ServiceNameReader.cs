namespace PhalNet.Compatibility;

/// <summary>
/// Finds the service name: <c>service</c> takes precedence over <c>s</c> even if it is empty; null counts as not sent. An empty name or
/// part, or <c>0</c>, is refused; text after the third part is ignored.
/// </summary>
internal static class ServiceNameReader
{
    // The same limit as for a service that does not exist.
    private const int ShownName = 8192;

    public static ServiceName Read(PhpRequest request, string? path)
    {
        var named = request.Request["service"];
        if (named.IsNull)
            named = request.Request["s"];
        if (named.IsNull)
            return path is null ? new("", "", null) : Check(path);
        return Check(named.IsArray ? "" : PhpConvert.ToText(named));
    }

    private static ServiceName Check(string name)
    {
        var parts = name.Split('.');
        if (parts.Length > 3)
            parts = parts[..3];

        // An empty namespace does not exist; an empty class or action makes the name invalid.
        var isIllegal = (parts.Length == 3 ? parts.AsSpan(1) : parts).ContainsAny("", "0");
        return new(string.Join('.', parts), name, isIllegal ? Illegal(name) : null);
    }

    private static CallFailure Illegal(string name) =>
        new(400, ProfileMessages.Prefix + MessageKeys.IllegalService, MessageArgument.Sent("service", name, ShownName));
}

/// <summary>A service name for the look-up and as sent, or a failure.</summary>
internal readonly record struct ServiceName(string Name, string Asked, CallFailure? Failure);
