namespace PhalNet.Compatibility;

/// <summary>
/// The services that need no signature and no common parameters. An entry is <c>class.action</c> in any case, with an asterisk for a whole
/// part; text after a second dot is ignored. A list under a namespace's name replaces the general list for that namespace.
/// </summary>
internal sealed class ServiceWhiteList
{
    private const string Any = "*";

    private readonly List<(string Class, string Action)> _general = [];
    private readonly Dictionary<string, List<(string Class, string Action)>> _byNamespace = new(StringComparer.Ordinal);

    public ServiceWhiteList(PhpValue configured)
    {
        if (!configured.IsArray)
            return;
        foreach (var (key, entry) in configured.Array)
        {
            Add(_general, entry);
            if (key.IsInt || entry.IsNull)
                continue;
            List<(string Class, string Action)> own = [];
            if (entry.IsArray)
                foreach (var item in entry.Array.Values)
                    Add(own, item);
            _byNamespace[key.Text] = own;
        }
    }

    public bool Contains(string serviceNamespace, string serviceClass, string action)
    {
        var list = _byNamespace.GetValueOrDefault(serviceNamespace, _general);
        foreach (var (listedClass, listedAction) in list)
            if (Fits(listedClass, serviceClass) && Fits(listedAction, action))
                return true;
        return false;
    }

    private static void Add(List<(string Class, string Action)> list, PhpValue entry)
    {
        if (!entry.IsString)
            return;
        var parts = entry.String.Split('.');
        if (parts.Length >= 2)
            list.Add((parts[0], parts[1]));
    }

    private static bool Fits(string listed, string actual) => listed == Any || listed.Equals(actual, StringComparison.OrdinalIgnoreCase);
}
