namespace PhalNet.Hosting;

internal static class EnvelopeNames
{
    public const string Ret = "ret";
    public const string Data = "data";
    public const string Message = "msg";
    public const string Debug = "debug";

    /// <summary>What is wrong with a map of new names, nothing when it can be used.</summary>
    public static IEnumerable<string> Mistakes(IDictionary<string, string> map)
    {
        string[] names = [Ret, Data, Message, Debug];
        foreach (var name in map.Keys.Except(names))
            yield return $"PhalNet:ResponseMap renames '{name}', which is no member; there is {string.Join(", ", names)}.";
        foreach (var (name, renamed) in map.Where(pair => pair.Key != pair.Value && names.Contains(pair.Value)))
            yield return $"PhalNet:ResponseMap gives {name} the name {renamed}, which another member of the envelope has.";
        foreach (var name in names.GroupBy(name => map.TryGetValue(name, out var renamed) && renamed is { Length: > 0 } ? renamed : name).Where(group => group.Count() > 1))
            yield return $"PhalNet:ResponseMap gives the name '{name.Key}' to {string.Join(" and ", name)}.";
    }
}
