namespace PhalNet.Compatibility;

/// <summary>The sources of a rule's value.</summary>
internal static class RuleSources
{
    /// <summary>Null when the source does not exist. A file is always read from the uploads.</summary>
    public static Func<PhpRequest, PhpValue>? Find(PhpValue source, RuleSettings settings, bool isFile)
    {
        var key = settings.Key;
        PhpKey header = HeaderTable.Spell(settings.Name);
        var name = PhpConvert.ToBool(source) ? PhpConvert.ToText(source).ToLowerInvariant() : "request";
        Func<PhpRequest, PhpValue>? found = name switch
        {
            "request" => request => request.Request[key],
            "get" => request => request.Get[key],
            "post" => request => request.Post[key],
            "cookie" => request => request.Cookie[key],
            "header" => request => request.Header[header],
            "server" => request => request.Server[key],
            _ => null,
        };
        return found is not null && isFile ? request => request.Files[key] : found;
    }
}
