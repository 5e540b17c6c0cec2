using PhalNet.Compatibility.Internal.Requests;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Profile;

/// <summary>
/// Finds the service name: <c>service</c> wins over <c>s</c> even when it is empty; one that is null counts as not sent. An empty name or part, or one
/// that is <c>0</c>, is refused; what follows the third part does not count.
/// </summary>
internal static class ServiceNameReader
{
    public static (string Name, CallFailure? Failure) Read(PhpRequest request, string? path)
    {
        var named = request.Request["service"];
        if (named.IsNull)
            named = request.Request["s"];
        if (named.IsNull)
            return path is null ? ("", null) : Check(path);
        return named.IsArray ? ("", Illegal("Array")) : Check(PhpConvert.ToText(named));
    }

    private static (string Name, CallFailure? Failure) Check(string name)
    {
        var parts = name.Split('.');
        if (parts.Length > 3)
            parts = parts[..3];
        var kept = string.Join('.', parts);
        return parts.Any(part => part is "" or "0") ? (kept, Illegal(kept)) : (kept, null);
    }

    private static CallFailure Illegal(string name) =>
        new(400, ProfileMessages.Prefix + "service.illegal", new MessageArgument("service", name));
}
