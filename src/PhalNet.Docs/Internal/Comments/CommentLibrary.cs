using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs.Internal.Comments;

/// <summary>
/// The comments of the assemblies of one table in one language: <c>LANGUAGE/Assembly.xml</c>, and where it says nothing <c>Assembly.xml</c>,
/// both beside the assembly. Files are read when they are first needed.
/// </summary>
internal sealed class CommentLibrary(string language, ILogger logger)
{
    private readonly ConcurrentDictionary<Assembly, Lazy<CommentFile[]>> _files = [];

    public MemberComment Find(MemberInfo member)
    {
        var comment = Own(member);
        return comment.Inherits || comment.Summary.Length == 0 ? Inherited(member).Aggregate(comment, (found, other) => found.Or(Own(other))) : comment;
    }

    private MemberComment Own(MemberInfo member)
    {
        var id = MemberIds.Of(member);
        return Files(member.Module.Assembly).Select(file => file.Find(id)).OfType<System.Xml.Linq.XElement>().Select(CommentReader.Read)
            .Aggregate(MemberComment.None, (found, other) => found.Or(other));
    }

    private static IEnumerable<MemberInfo> Inherited(MemberInfo member)
    {
        var bases = Bases(member is Type type ? type : member.ReflectedType!);
        return member switch
        {
            Type => bases,
            MethodInfo method => bases.Select(parent => parent.GetMethod(method.Name, [.. method.GetParameters().Select(parameter => parameter.ParameterType)])).OfType<MethodInfo>(),
            PropertyInfo property => bases.Select(parent => parent.GetProperty(property.Name)).OfType<PropertyInfo>(),
            _ => [],
        };
    }

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
