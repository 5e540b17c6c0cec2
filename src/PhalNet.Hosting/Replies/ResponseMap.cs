namespace PhalNet.Hosting;

/// <summary>Reads the names of the envelope's members from <see cref="EntryOptions.ResponseMap"/>.</summary>
internal static class ResponseMap
{
    private static readonly ReplyNames Plain = ReplyNames.Default;

    public static ReplyNames Read(IDictionary<string, string> map) => new(
        Renamed(map, Plain.Ret), Renamed(map, Plain.Data), Renamed(map, Plain.Message), Renamed(map, Plain.Debug));

    /// <summary>The errors in a map.</summary>
    public static IEnumerable<string> Validate(IDictionary<string, string> map)
    {
        string[] names = [Plain.Ret, Plain.Data, Plain.Message, Plain.Debug];
        foreach (var name in map.Keys.Except(names))
            yield return $"PhalNet:ResponseMap renames '{name}', which is not a member; known members: {string.Join(", ", names)}.";
        foreach (var (name, renamed) in map.Where(pair => pair.Key != pair.Value && names.Contains(pair.Value)))
            yield return $"PhalNet:ResponseMap gives {name} the name {renamed}, which another member of the envelope has.";
        foreach (var name in names.GroupBy(name => Renamed(map, name)).Where(group => group.Count() > 1))
            yield return $"PhalNet:ResponseMap gives the name '{name.Key}' to {string.Join(" and ", name)}.";
    }

    private static string Renamed(IDictionary<string, string> map, string name) =>
        map.TryGetValue(name, out var renamed) && renamed is { Length: > 0 } ? renamed : name;
}
