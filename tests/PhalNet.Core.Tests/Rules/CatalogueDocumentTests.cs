using System.Reflection;

namespace PhalNet.Core.Tests.Rules;

/// <summary>The documentation page lists the catalogue.</summary>
public sealed class CatalogueDocumentTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Directory(), "reference", "parameters.md"))
            .SkipWhile(line => line != "## Types").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
    ];

    public static TheoryData<string> Names => [.. ParameterTypes.All.Select(type => type.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Type_IsListedUnderItsName(string name) => Rows.Count(row => row[2].Split(',', '/').Any(part => part.Trim() == name)).ShouldBe(1);

    [Fact]
    public void Types_InCSharp_AreListed()
    {
        var listed = string.Join(' ', Rows.Select(row => row[1]));

        foreach (var type in ParameterTypes.All.Where(type => type.Kind is not (ParameterKind.Choice or ParameterKind.List)))
            listed.ShouldContain($"`{Name(type.ClrType)}`");
    }

    private static string Name(Type type) => type switch
    {
        _ when type == typeof(byte[]) => "byte[]",
        _ when type == typeof(float) => "float",
        _ when type.IsPrimitive || type == typeof(string) || type == typeof(decimal) => Keyword(type),
        _ => type.Name,
    };

    private static string Keyword(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Boolean => "bool",
        _ => type.Name.ToLowerInvariant(),
    };

    private static string Directory() => typeof(CatalogueDocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Documentation").Value!;
}
