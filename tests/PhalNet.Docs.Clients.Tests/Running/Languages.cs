namespace PhalNet.Docs.Clients.Tests.Running;

internal static class Languages
{
    // With blocks, GNUstep's headers include the header of another Objective-C runtime.
    private const string BuildObjectiveC =
        """
        clang $(gnustep-config --objc-flags) -fblocks -Ishim -idirafter "$(gcc -print-file-name=include)" *.m -o program \
            $(gnustep-config --base-libs) -lBlocksRuntime
        """;

    private const string CheckObjectiveC =
        """
        cd /usr/include && test -e Block.h && test -e GNUstep/Foundation/Foundation.h && test -e "$(gcc -print-file-name=include)/objc/objc.h"
        """;

    private static readonly string WebFolder = Path.Combine(AppContext.BaseDirectory, "Web");

    private static readonly Language[] All =
    [
        new("curl", "program.sh", ["curl", "awk"], "sh", "program.sh"),
        new("javascript-fetch", "program.mjs", ["node"], "node", "--import", Path.Combine(WebFolder, "inputs.mjs"), "program.mjs"),
        new("javascript-jquery", "program.js", ["node", "npm"], "node", Path.Combine(WebFolder, "page.cjs"), "program.js") { InPage = true },
        new("php", "program.php", ["php"], "php", "-d", "error_reporting=-1", "-d", "display_errors=stderr", "program.php")
        {
            Check = (["php", "-r", "exit(extension_loaded('curl') ? 0 : 1);"], "PHP's curl extension"),
        },
        new("python", "program.py", ["python3"], "python3", "-W", "error", "program.py"),
        new("java", "Main.java", ["javac", "java"], "java", "-XX:TieredStopAtLevel=1", "-cp", "classes", "Main")
        {
            ClientFolder = "net/phalapi/sdk",
            Build = ["javac", "-J-XX:TieredStopAtLevel=1", "-encoding", "UTF-8", "-sourcepath", ".", "-d", "classes", "Main.java"],
        },
        new("csharp", "Program.cs", ["dotnet"], "dotnet", "exec", "program.dll")
        {
            Build = [.. CSharpCompiler.Command("program.dll")],
            Files = new Dictionary<string, string> { ["program.runtimeconfig.json"] = CSharpCompiler.RuntimeConfiguration },
        },
        new("go", "main.go", ["go"], "./program")
        {
            ClientFolder = "PhalApiClient",
            Build = ["go", "build", "-o", "program", "."],
            Files = new Dictionary<string, string> { ["go.mod"] = "module example.com/app\n\ngo 1.18\n" },
        },
        new("objectivec", "main.m", ["clang", "gcc", "gnustep-config"], "./program")
        {
            Build = ["sh", "-c", BuildObjectiveC],
            Files = new Dictionary<string, string> { ["shim/objc/blocks_runtime.h"] = "#include <Block.h>\n" },
            Check = (["sh", "-c", CheckObjectiveC], "gobjc, libgnustep-base-dev or libblocksruntime-dev"),
        },
        new("ruby", "program.rb", ["ruby"], "ruby", "-W:no-experimental", "program.rb"),
        new("react-native", "program.mjs", ["node"], "node", "--import", Path.Combine(WebFolder, "native.mjs"), "program.mjs")
        {
            Files = new Dictionary<string, string> { ["package.json"] = "{ \"type\": \"module\" }" },
        },
    ];

    /// <summary>The languages that have client files.</summary>
    public static IEnumerable<string> WithClients => new SampleCatalog().Samples.Select(sample => sample.Language).Distinct();

    /// <summary>The client files of a language.</summary>
    public static IReadOnlyList<string> ClientFilesOf(string name) =>
        new SampleCatalog().Samples.Single(sample => sample.Language == name && sample.UsesClient).ClientFiles;

    public static Language Find(string name) => All.Single(language => language.Name == name);
}
