using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;

namespace PhalNet.Descriptions;

/// <summary>
/// The comments of the assemblies of one table in one language, from <c>LANGUAGE/Assembly.xml</c> or else <c>Assembly.xml</c>, both next to
/// the assembly. Files are read on demand.
/// </summary>
internal sealed class CommentLibrary(string language, ILogger logger)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly ConcurrentDictionary<Assembly, Lazy<CommentFile[]>> _files = [];

    public MemberComment Find(MemberInfo member) => Find(member, FrozenDictionary<string, string>.Empty);

    /// <param name="member">The member.</param>
    /// <param name="names">The request names of parameters, by C# name, for references in the text.</param>
    public MemberComment Find(MemberInfo member, IReadOnlyDictionary<string, string> names)
    {
        var comment = Own(member.Module.Assembly, MemberIds.Of(member), names);
        if (comment.InheritsFrom.Length > 0)
            comment = comment.Or(Own(member.Module.Assembly, comment.InheritsFrom, names));
        if (comment.Summary.Length == 0 && DeclaredTexts.Of(member, language) is { Length: > 0 } declared)
            comment = comment.Or(new() { Summary = declared });

        // A class without a comment does not inherit that of its base; a method without one inherits that of the method it overrides.
        var inherits = comment.Inherits || (comment.Summary.Length == 0 && member is not Type);
        return inherits
            ? Inherited(member).Aggregate(comment, (found, other) => found.Or(Own(other.Module.Assembly, MemberIds.Of(other), names)))
            : comment;
    }

    /// <summary>The description of a parameter without a comment.</summary>
    public string TextOf(ParameterInfo parameter) => DeclaredTexts.Of(parameter, language);

    /// <summary>The description of a member without a comment.</summary>
    public string TextOf(IReadOnlyCollection<Attribute> attributes) => DeclaredTexts.Of(attributes, language);

    private MemberComment Own(Assembly assembly, string id, IReadOnlyDictionary<string, string> names) =>
        Files(assembly).Select(file => file.Find(id)).OfType<XElement>().Select(member => CommentReader.Read(Rename(member, names)))
            .Aggregate(MemberComment.None, (found, other) => found.Or(other));

    private static XElement Rename(XElement member, IReadOnlyDictionary<string, string> names)
    {
        foreach (var name in member.Descendants("paramref").Select(reference => reference.Attribute("name")).OfType<XAttribute>())
            name.Value = names.GetValueOrDefault(name.Value, name.Value);
        return member;
    }

    private IEnumerable<MemberInfo> Inherited(MemberInfo member) => member switch
    {
        Type type => Bases(type),
        MethodInfo method => Bases(method.ReflectedType!).Select(parent => Same(parent, method)).OfType<MethodInfo>(),
        PropertyInfo property =>
            Bases(property.ReflectedType!).Select(parent => parent.GetProperty(property.Name, Declared)).OfType<PropertyInfo>(),
        _ => [],
    };

    private static MethodInfo? Same(Type parent, MethodInfo method) =>
        parent.GetMethod(method.Name, Declared, [.. method.GetParameters().Select(parameter => parameter.ParameterType)]);

    // Searching base types without comments would take most of the time for a list of many services.
    private IEnumerable<Type> Bases(Type type) =>
        AllBases(type).Where(parent => Files(parent.Module.Assembly).Any(file => file != CommentFile.Empty));

    private static IEnumerable<Type> AllBases(Type type)
    {
        for (var parent = type.BaseType; parent is not null && parent != typeof(object); parent = parent.BaseType)
            yield return parent;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
    }

    private CommentFile[] Files(Assembly assembly) => _files.GetOrAdd(assembly, key => new(() => Read(key))).Value;

    [UnconditionalSuppressMessage("SingleFile", "IL3000",
        Justification = "In a single file there is no path; the comments are beside the program.")]
    private CommentFile[] Read(Assembly assembly)
    {
        var name = $"{assembly.GetName().Name}.xml";
        var directory = assembly.IsDynamic || assembly.Location.Length == 0
            ? AppContext.BaseDirectory
            : Path.GetDirectoryName(assembly.Location)!;
        return [Read(Path.Combine(directory, language, name)), Read(Path.Combine(directory, name))];
    }

    private CommentFile Read(string path)
    {
        if (!File.Exists(path))
            return CommentFile.Empty;
        try
        {
            using var content = File.OpenRead(path);
            return CommentFile.Read(content);
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            DescriptionsLog.CommentsUnreadable(logger, exception, path);
            return CommentFile.Empty;
        }
    }
}
