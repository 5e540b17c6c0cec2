using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using PhalNet.Benchmarks.Shared;

namespace PhalNet.Docs.Tests.Support;

/// <summary>A module of many services with realistic, similar titles.</summary>
internal static class ManyServices
{
    private static readonly string[] Verbs = ["Find", "Create", "Change", "Remove", "Publish", "Archive", "Count", "Send", "Confirm", "Cancel"];
    private static readonly string[] Things = ["orders", "members", "messages", "invoices", "articles", "payments", "addresses", "comments", "pictures", "coupons", "parcels"];
    private static readonly string[] Owners = ["a member", "a shop", "an agent", "the signed-in user", "a city", "a group", "a supplier"];

    public static Assembly Load(int count)
    {
        // Its comments are read from this directory; in the common one, other tests would find them.
        var directory = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "many-services"));
        var generated = LoadModule.Load(count);
        var copy = Path.Combine(directory.FullName, $"{generated.GetName().Name}.dll");
        File.Copy(generated.Location, copy, overwrite: true);
        var assembly = new AssemblyLoadContext("many services").LoadFromAssemblyPath(copy);
        var types = assembly.GetTypes().OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        var members = types.SelectMany((type, number) => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select((method, i) => Member(
                $"M:{type.FullName}.{method.Name}({string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.FullName))})", Title((number * 10) + i)))
            .Prepend(Member($"T:{type.FullName}", $"The {Things[number % Things.Length]} of {Owners[number % Owners.Length]}, part {number}")));
        var comments = new XDocument(new XElement("doc", new XElement("members", members)));
        comments.Save(Path.ChangeExtension(copy, ".xml"));
        return assembly;
    }

    private static string Title(int number) =>
        $"{Verbs[number % Verbs.Length]} {Things[number % Things.Length]} of {Owners[number % Owners.Length]} by {(number * 7919 % 10007).ToString(CultureInfo.InvariantCulture)}";

    private static XElement Member(string id, string title) => new("member", new XAttribute("name", id), new XElement("summary", title));
}
