using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PhalNet;

/// <summary>The types of an assembly, or an error for each type that cannot be loaded, with the reason.</summary>
internal static class AssemblyTypes
{
    /// <exception cref="DeclarationException">Some types cannot be loaded.</exception>
    public static Type[] Of(Assembly assembly, string module)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            var errors = FindErrors(assembly, exception).Select(error => $"The module {module}: {error}").Distinct();
            throw new DeclarationException([.. errors]);
        }
    }

    /// <summary>Whether an exception means that a type referenced by a type or member cannot be loaded.</summary>
    public static bool IsLoadFailure(Exception exception) =>
        exception is TypeLoadException or MissingMemberException or FileNotFoundException or FileLoadException or BadImageFormatException;

    /// <summary>
    /// A class can be loaded even if a type in a member's signature cannot; this only shows when the member is inspected.
    /// </summary>
    public static string MemberError(Type type, Exception exception) =>
        $"{type.FullName}: a member names a type that cannot be loaded: {Reason(type.Assembly, exception)}";

    /// <summary>What is missing and how to fix it.</summary>
    public static string Reason(Assembly assembly, Exception exception) => exception switch
    {
        FileNotFoundException { FileName: { Length: > 0 } name } =>
            $"the assembly {ShortName(name)} is missing; put {new AssemblyName(name).Name}.dll next to {assembly.GetName().Name}.dll.",
        _ => $"{exception.Message.TrimEnd('.')}; build {assembly.GetName().Name} against the versions that it runs with.",
    };

    private static IEnumerable<string> FindErrors(Assembly assembly, ReflectionTypeLoadException failure)
    {
        var named = Named(assembly).ToList();
        return named.Count > 0
            ? named.Select(each => $"the type {each.Type} cannot be loaded: {Reason(assembly, each.Exception)}")
            : failure.LoaderExceptions.OfType<Exception>().Select(cause => $"a type cannot be loaded: {Reason(assembly, cause)}");
    }

    // Reflection does not report which types it could not load; the assembly's metadata contains their names.
    [UnconditionalSuppressMessage("SingleFile", "IL3000",
        Justification = "In a single file there is no path; the reasons are reported without the types.")]
    private static IEnumerable<(string Type, Exception Exception)> Named(Assembly assembly)
    {
        if (assembly.Location.Length == 0)
            yield break;
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();

        // The first row is the pseudo type of global members.
        foreach (var handle in metadata.TypeDefinitions.Skip(1))
        {
            if (Failure(assembly, MetadataTokens.GetToken(handle)) is { } exception)
                yield return (FullName(metadata, metadata.GetTypeDefinition(handle)), exception);
        }
    }

    private static Exception? Failure(Assembly assembly, int token)
    {
        try
        {
            _ = assembly.ManifestModule.ResolveType(token);
            return null;
        }
        catch (Exception exception) when (IsLoadFailure(exception))
        {
            return exception;
        }
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil)
            return $"{FullName(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static string ShortName(string assembly) => new AssemblyName(assembly) switch
    {
        { Version: { } version, Name: var name } => $"{name} {version}",
        { Name: var name } => name ?? assembly,
    };
}
