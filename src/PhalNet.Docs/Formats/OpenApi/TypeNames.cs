using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// Names the types of all services in a document: with the plain name if it is unique, otherwise with a namespace or module. Types that are
/// equal for a client are one type, whether they are read or written, and in all modules.
/// </summary>
internal sealed partial class TypeNames
{
    private const string Input = ":in";

    private readonly Dictionary<(string Module, string Key), string> _shapeOf = [];
    private readonly SortedDictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = [];

    public TypeNames(IEnumerable<ServiceDocument> services, IEnumerable<string> taken)
    {
        foreach (var service in services)
        {
            foreach (var schema in service.Parameters.Select(parameter => parameter.Schema).Append(service.Schema).OfType<JsonObject>())
                Add(service.Module.Name, schema);
        }

        Assign([.. taken]);
    }

    public IEnumerable<string> Names => _names.Values;

    /// <summary>All types, each with a module whose names its references use.</summary>
    public IEnumerable<(string Name, string Module, JsonObject Schema)> Definitions =>
        _shapes.Select(shape => (_names[shape.Key], shape.Value.Module, shape.Value.Schema));

    public string Find(string module, string key) => _names[_shapeOf[(module, key)]];

    /// <summary>The closest name that the specification allows.</summary>
    public static string Allowed(string name) =>
        Forbidden().Replace(name, match => match.Value[0] < 128 ? "_" : $"u{(int)match.Value[0]:x4}");

    private void Add(string module, JsonObject schema)
    {
        // The definitions of a declared schema are its own.
        if (schema[SchemaKeys.Definitions] is not JsonObject definitions)
            return;
        foreach (var (key, definition) in definitions)
        {
            if (definition is not JsonObject own || !own.ContainsKey("title") || _shapeOf.ContainsKey((module, key)))
                continue;
            var text = Plain($"{key}\n{Whole(definitions, key)}");
            var shape = $"{Plain(key)} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}";
            _shapeOf.Add((module, key), shape);
            var isInput = key.Contains(Input, StringComparison.Ordinal);
            if (!_shapes.TryGetValue(shape, out var known))
                _shapes.Add(shape, new(module, key, own, isInput));
            else if (!isInput)
                known.IsInput = false;
        }
    }

    private static string Plain(string text) => text.Replace(Input, "", StringComparison.Ordinal);

    /// <summary>A type with all types that it refers to.</summary>
    private static string Whole(JsonObject definitions, string key)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<string>([key]);
        while (open.TryPop(out var next))
        {
            if (found.ContainsKey(next))
                continue;
            var text = definitions[next]!.ToJsonString();
            found.Add(next, text);
            foreach (Match reference in Reference().Matches(text))
                open.Push(SchemaEmbedding.KeyOf(JsonNode.Parse($"\"{reference.Value}\"")!.GetValue<string>()));
        }

        return string.Join('\n', found.Select(one => $"{one.Key}={one.Value}"));
    }

    private void Assign(HashSet<string> taken)
    {
        var open = _shapes.ToList();
        for (var level = 0; open.Count > 0; level++)
        {
            var isLast = open.All(shape => level > shape.Value.LastLevel);
            foreach (var same in open.GroupBy(shape => Allowed(shape.Value.Candidate(level))).ToArray())
            {
                if (isLast)
                    Number(same.Key, same.Select(shape => shape.Key), taken);
                else if (same.Count() == 1 && taken.Add(same.Key))
                    _names[same.Single().Key] = same.Key;
            }

            open.RemoveAll(shape => _names.ContainsKey(shape.Key));
        }
    }

    private void Number(string name, IEnumerable<string> shapes, HashSet<string> taken)
    {
        foreach (var shape in shapes)
        {
            var own = name;
            for (var number = 2; !taken.Add(own); number++)
                own = $"{name}_{number}";
            _names[shape] = own;
        }
    }

    private sealed class Shape(string module, string key, JsonObject schema, bool isInput)
    {
        private readonly string[] _spaces = Plain(key).Split('(', ':')[0].Split('.')[..^1];

        public string Module => module;

        public JsonObject Schema => schema;

        public bool IsInput { get; set; } = isInput;

        public int LastLevel => _spaces.Length + 3;

        private string Title { get; } = schema["title"]!.GetValue<string>();

        // A derived type is distinguished from the same type on its own by its base type.
        private string Kind { get; } = Plain(key).Split(':') is [_, var of] ? of : "";

        /// <summary>
        /// The plain name, then with its use, then with its base type, then with more and more of its namespace, finally with its module.
        /// </summary>
        public string Candidate(int level)
        {
            var use = level > 0 && IsInput ? "Input" : "";
            if (level < 2)
                return $"{Title}{use}";
            var name = $"{Kind}{Title}{use}";
            var spaces = _spaces[Math.Max(0, _spaces.Length - (level - 2))..];
            return string.Join('_', [.. level - 2 > _spaces.Length ? [module] : Array.Empty<string>(), .. spaces, name]);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Forbidden();

    [GeneratedRegex("""#/\$defs/[^"]+""")]
    private static partial Regex Reference();
}
