namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The service of a recorded request, as far as the white list needs it.</summary>
internal sealed record ServiceName(string Namespace, string Class, string Action)
{
    public static ServiceName Of(PhpRequest request)
    {
        var name = request.Request.ContainsKey("service") ? request.Request["service"] : request.Request["s"];
        var text = name.IsString ? name.String : "Site.Index";
        var parts = text.Split('.');
        return parts.Length switch
        {
            1 => new ServiceName("App", parts[0], "Index"),
            2 => new ServiceName("App", parts[0], parts[1]),
            _ => new ServiceName(parts[0], parts[1], parts[2]),
        };
    }
}
