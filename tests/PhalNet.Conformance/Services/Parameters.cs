namespace PhalNet.Conformance.Services;

internal static class Parameters
{
    /// <summary>The checked values of every applied rule, with files as in the reference.</summary>
    public static OrderedDictionary<string, object?> Read(ICallContext call)
    {
        var parameters = new OrderedDictionary<string, object?>();
        foreach (var rule in call.Action.Rules)
            parameters[rule.Member] = Shown(call.GetParameter(rule.Member));
        return parameters;
    }

    private static object? Shown(object? value) => value switch
    {
        UploadedFile file => new Dictionary<string, object?>
        {
            ["name"] = file.FileName,
            ["type"] = file.ContentType,
            ["tmp_name"] = "{tmp}",
            ["error"] = 0,
            ["size"] = file.Length,
        },
        IReadOnlyList<UploadedFile> files => files.Select(Shown).ToList(),
        List<object?> list => list.Select(Shown).ToList(),
        OrderedDictionary<string, object?> members when members.ContainsKey("tmp_name") =>
            new OrderedDictionary<string, object?>(members) { ["tmp_name"] = "{tmp}" },
        _ => value,
    };
}
