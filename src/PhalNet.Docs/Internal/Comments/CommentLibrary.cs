using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs.Internal.Comments;

/// <summary>
/// The comments of the assemblies of one table in one language: <c>LANGUAGE/Assembly.xml</c>, and where it says nothing <c>Assembly.xml</c>,
/// both beside the assembly. Files are read when they are first needed.
/// </summary>
internal sealed class CommentLibrary(string language, ILogger logger)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly ConcurrentDictionary<Assembly, Lazy<CommentFile[]>> _files = [];

    public MemberComment Find(MemberInfo member)
    {
        var comment = Own(member.Module.Assembly, MemberIds.Of(member));
        if (comment.InheritsFrom.Length > 0)
            comment = comment.Or(Own(member.Module.Assembly, comment.InheritsFrom));

        // A class that says nothing is not the same thing as its base; a method that says nothing does what it overrides.
        var inherits = comment.Inherits || (comment.Summary.Length == 0 && member is not Type);
        return inherits ? Inherited(member).Aggregate(comment, (found, other) => found.Or(Own(other.Module.Assembly, MemberIds.Of(other)))) : comment;
    }

    private MemberComment Own(Assembly assembly, string id) =>
        Files(assembly).Select(file => file.Find(id)).OfType<XElement>().Select(CommentReader.Read)
            .Aggregate(MemberComment.None, (found, other) => found.Or(other));

    private static IEnumerable<MemberInfo> Inherited(MemberInfo member) => member switch
    {
        Type type => Bases(type),
        MethodInfo method => Bases(method.ReflectedType!).Select(parent => Same(parent, method)).OfType<MethodInfo>(),
        PropertyInfo property => Bases(property.ReflectedType!).Select(parent => parent.GetProperty(property.Name, Declared)).OfType<PropertyInfo>(),
        _ => [],
    };

    private static MethodInfo? Same(Type parent, MethodInfo method) =>
        parent.GetMethod(method.Name, Declared, [.. method.GetParameters().Select(parameter => parameter.ParameterType)]);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var parent = type.BaseType; parent is not null && parent != typeof(object); parent = parent.BaseType)
            yield return parent;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
    }

    private CommentFile[] Files(Assembly assembly) => _files.GetOrAdd(assembly, key => new(() => Read(key))).Value;

    private CommentFile[] Read(Assembly assembly)
    {
        var name = $"{assembly.GetName().Name}.xml";
        var directory = assembly.IsDynamic || assembly.Location.Length == 0 ? AppContext.BaseDirectory : Path.GetDirectoryName(assembly.Location)!;
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
            DocsLog.CommentsUnreadable(logger, exception, path);
            return CommentFile.Empty;
        }
    }
}
