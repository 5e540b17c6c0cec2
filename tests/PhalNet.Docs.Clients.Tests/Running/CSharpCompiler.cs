using System.Runtime.InteropServices;

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The SDK's compiler without MSBuild: a program is built in a second and without a package source.</summary>
internal static class CSharpCompiler
{
    private static readonly string Runtime = RuntimeEnvironment.GetRuntimeDirectory();

    // The compiler process of builds, unless the machine's owner has switched it off: one that is started anew takes seconds.
    private static readonly string[] Shared =
        string.Equals(Environment.GetEnvironmentVariable("UseSharedCompilation"), "false", StringComparison.OrdinalIgnoreCase) ? [] : ["-shared"];

    public static string RuntimeConfiguration { get; } =
        $$"""
        {
          "runtimeOptions": {
            "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" },
            "configProperties": { "System.Globalization.Invariant": true }
          }
        }
        """;

    /// <summary>Compiles the C# files of the working directory, with warnings as errors.</summary>
    public static IEnumerable<string> Command(string output) =>
    [
        "dotnet", "exec", Compiler(), .. Shared, "-nologo", "-noconfig", "-nostdlib", "-warnaserror", "-nullable:enable", $"-out:{output}",
        .. Directory.EnumerateFiles(Runtime, "*.dll").Select(assembly => $"-reference:{assembly}"),
        "*.cs",
    ];

    private static string Compiler() => Directory.EnumerateDirectories(Path.Combine(Runtime, "..", "..", "..", "sdk"), $"{Environment.Version.Major}.*")
        .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).Order(StringComparer.Ordinal).Last();
}
