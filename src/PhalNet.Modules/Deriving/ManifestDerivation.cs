using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>Creates the manifest of a folder from the metadata of its assembly.</summary>
public static class ManifestDerivation
{
    private const string Migrations = ".Migrations.";

    /// <summary>Reads a folder; loads its assembly into a separate context, which is unloaded afterwards.</summary>
    /// <exception cref="ModuleContentException">It contains no module, or more than one.</exception>
    public static ModuleManifest Derive(string directory)
    {
        var file = FindAssembly(directory);
        var stub = new ModuleManifest
        {
            Id = Path.GetFileNameWithoutExtension(file),
            Version = new(0, 0, 0),
            Title = "",
            Assembly = Path.GetFileName(file),
            Host = VersionRange.All,
        };
        var context = new ModuleLoadContext(new(directory, stub, ""), new SharedAssemblies([], []), "") { ReadsFiles = true };
        try
        {
            return Describe(context.LoadModule(), stub.Assembly);
        }
        catch (Exception exception) when (exception is TypeLoadException or FileNotFoundException or FileLoadException
            or BadImageFormatException or ReflectionTypeLoadException)
        {
            throw new ModuleContentException($"{stub.Assembly} cannot be read: {exception.Message}");
        }
        finally
        {
            foreach (var step in CleanUpStep.All.Take(1))
                step.Run(new(context));
            context.Unload();
        }
    }

    private static ModuleManifest Describe(Assembly assembly, string file)
    {
        var module = assembly.GetCustomAttribute<ModuleAttribute>()!;
        var errors = new List<string>();
        var version = Version(assembly, module, errors);
        var dependencies = new Dictionary<string, VersionRange>(StringComparer.OrdinalIgnoreCase);
        foreach (var dependency in assembly.GetCustomAttributes<ModuleDependencyAttribute>())
        {
            if (VersionRange.TryParse(dependency.Versions, out var range))
                dependencies[dependency.Name] = range;
            else
                errors.Add($"ModuleDependency(\"{dependency.Name}\"): '{dependency.Versions}' is not a range of versions.");
        }

        var host = Host(assembly, module, errors);
        if (errors.Count > 0)
            throw new ModuleContentException(errors);
        return new()
        {
            Id = module.Name,
            Version = version,
            Title = module.Title ?? module.Name,
            Assembly = file,
            Host = host,
            Dependencies = dependencies,
            Services = Services(assembly, module.Name),
            Configuration = module.Options is { } options ? Schema(options) : null,
            Migrations = MigrationNames(assembly),
        };
    }

    private static NuGetVersion Version(Assembly assembly, ModuleAttribute module, List<string> errors)
    {
        var text = module.Version
            ?? assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString(3)
            ?? "0.0.0";
        if (NuGetVersion.TryParseStrict(text, out var version))
            return version;
        errors.Add($"The version '{text}' is not a semantic version such as 1.2.0.");
        return new(0, 0, 0);
    }

    private static VersionRange Host(Assembly assembly, ModuleAttribute module, List<string> errors)
    {
        if (module.Host is { } text)
        {
            if (VersionRange.TryParse(text, out var range) && range.HasUpperBound)
                return range;
            errors.Add($"Module(Host = \"{text}\") is not a range of versions with an upper bound such as [1.0.0, 2.0.0).");
            return VersionRange.None;
        }

        var core = typeof(ModuleAttribute).Assembly.GetName().Name;
        var built = assembly.GetReferencedAssemblies().First(reference => reference.Name == core).Version!;
        var from = new NuGetVersion(built.Major, built.Minor, 0);
        return new(from, true, built.Major == 0 ? new NuGetVersion(0, built.Minor + 1, 0) : new NuGetVersion(built.Major + 1, 0, 0), false);
    }

    private static IReadOnlyList<string> Services(Assembly assembly, string module) =>
    [
        .. assembly.GetTypes().Select(type => type.GetCustomAttribute<ServiceAttribute>(inherit: false)).OfType<ServiceAttribute>()
            .Select(service => service.Name is { } name && name.Contains('.') ? name.Split('.')[0] : module)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> MigrationNames(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Migrations, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf(Migrations, StringComparison.Ordinal) + Migrations.Length)..])
            .Order(StringComparer.Ordinal),
    ];

    // Configuration compares names without case; a key of the section that the type does not have is a typing error.
    private static JsonNode Schema(Type options)
    {
        var json = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        json.Converters.Add(new JsonStringEnumConverter());
        json.MakeReadOnly();
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => WithLimits(context.PropertyInfo?.AttributeProvider, schema),
        };
        var schema = json.GetJsonSchemaAsNode(options, exporter);
        if (schema is JsonObject root)
        {
            root["additionalProperties"] = false;
            root.Remove("required");
            AddDefaults(root, options, json);
        }

        return schema;
    }

    // A property has the default of its type unless the section sets it, so one with [Required] and a default may be omitted.
    private static void AddDefaults(JsonObject schema, Type options, JsonSerializerOptions json)
    {
        var defaults = options.GetConstructor(Type.EmptyTypes) is { } constructor ? Make(options, constructor) : null;
        var required = new JsonArray();
        foreach (var property in options.GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            var value = defaults is null ? null : property.GetValue(defaults);
            if (value is not null && schema["properties"]?[property.Name] is JsonObject member)
                member["default"] = JsonSerializer.SerializeToNode(value, property.PropertyType, json);
            if (property.GetCustomAttribute<RequiredAttribute>() is { } rule && !rule.IsValid(value))
                required.Add((JsonNode)property.Name);
        }

        if (required.Count > 0)
            schema["required"] = required;
    }

    private static object Make(Type options, ConstructorInfo constructor)
    {
        try
        {
            return constructor.Invoke([]);
        }
        catch (TargetInvocationException exception)
        {
            throw new ModuleContentException($"The options {options} cannot be created: {exception.InnerException!.Message}");
        }
    }

    private static JsonNode WithLimits(ICustomAttributeProvider? member, JsonNode schema)
    {
        if (member is null || schema is not JsonObject rules)
            return schema;
        foreach (var attribute in member.GetCustomAttributes(inherit: true))
        {
            switch (attribute)
            {
                case RangeAttribute { Minimum: int or double } range:
                    rules["minimum"] = Number(range.Minimum);
                    rules["maximum"] = Number(range.Maximum);
                    break;
                case StringLengthAttribute length:
                    rules["minLength"] = length.MinimumLength;
                    rules["maxLength"] = length.MaximumLength;
                    break;
                case RegularExpressionAttribute pattern:
                    rules["pattern"] = $"^(?:{pattern.Pattern})$";
                    break;
                case AllowedValuesAttribute allowed:
                    rules["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value))]);
                    break;
            }
        }

        return schema;
    }

    private static JsonNode Number(object value) => value is int whole ? whole : (double)value;

    private static string FindAssembly(string directory)
    {
        string[] files = [.. Directory.EnumerateFiles(directory, "*.dll").Where(IsModule).Order(StringComparer.Ordinal)];
        return files.Length switch
        {
            1 => files[0],
            0 => throw new ModuleContentException($"No assembly of the folder has [assembly: {nameof(ModuleAttribute)[..^9]}(\"NAME\")].")
            {
                IsIncompatible = true,
            },
            _ => throw new ModuleContentException(
                $"More than one assembly of the folder is a module: {string.Join(", ", files.Select(Path.GetFileName))}."),
        };
    }

    // Read from the file's metadata, without loading it.
    private static bool IsModule(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            return false;
        var metadata = image.GetMetadataReader();
        return metadata.IsAssembly && metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => metadata.GetCustomAttribute(handle).Constructor)
            .Any(constructor => constructor.Kind == HandleKind.MemberReference
                && IsModuleAttribute(metadata, (MemberReferenceHandle)constructor));
    }

    private static bool IsModuleAttribute(MetadataReader metadata, MemberReferenceHandle constructor)
    {
        var parent = metadata.GetMemberReference(constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.GetString(type.Name) == nameof(ModuleAttribute)
            && metadata.GetString(type.Namespace) == typeof(ModuleAttribute).Namespace;
    }
}
