namespace PhalNet.Conformance.Services;

/// <summary>Shows the request as the service sees it.</summary>
[Service("App.Shout")]
internal sealed class AppShout
{
    public object index(ICallContext call)
    {
        var asked = Text(call, "service") ?? Text(call, "s") ?? call.Service;
        var parts = asked.Split('.') switch
        {
            [var only] => ["App", only, "Index"],
            [var name, var action] => ["App", name, action],
            var all => all,
        };
        return new Dictionary<string, string>
        {
            ["service"] = string.Join('.', parts),
            ["namespace"] = parts[0],
            ["api"] = parts[1],
            ["action"] = parts[2],
        };
    }

    public object all(ICallContext call) => new Dictionary<string, object?> { ["all"] = SentValues.All(call) };

    public object k(ICallContext call)
    {
        var k = SentValues.Plain(call.Values.Get("k"));
        return new Dictionary<string, object?> { ["k"] = k, ["fallback"] = k ?? "fb" };
    }

    public object sources(ICallContext call) => new Dictionary<string, object?>
    {
        ["get"] = SentValues.All(call, ValueSource.Query),
        ["post"] = SentValues.All(call, ValueSource.Body),
        ["request"] = SentValues.All(call),
        ["cookie"] = SentValues.All(call, ValueSource.Cookie),
    };

    public object header(ICallContext call) => new Dictionary<string, object?>
    {
        ["X-Token"] = SentValues.Plain(call.Values.Get("X-Token", ValueSource.Header)),
    };

    private static string? Text(ICallContext call, string name) => SentValues.Plain(call.Values.Get(name)) as string;
}
