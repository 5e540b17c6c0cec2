using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>Clients generated from the OpenAPI document, used by the programs in <c>Probes</c>.</summary>
public sealed class GeneratedClientTests(StubHost host)
{
    [Theory]
    [InlineData("NewtonsoftJson")]
    [InlineData("SystemTextJson")]
    public async Task Client_OfNSwag_ReadsRepliesAndRefusals(string library)
    {
        using var directory = await StartAsync(isForEveryRun: true);

        var made = await ToolRun.StartAsync(directory.Path, "dotnet", "nswag", "openapi2csclient",
            "/input:openapi.json", "/output:Client.cs", "/namespace:Api", "/classname:Client", $"/jsonLibrary:{library}", "/generateNullableReferenceTypes:true");
        made.ExitCode.ShouldBe(0, made.ToString());
        var run = await RunAsync(directory, host.Address);

        run.ExitCode.ShouldBe(0, run.ToString());
        Lines(run).ShouldBe(
        [
            """find|200||{"id":7,"sku":"A-1","number":9007199254740993,"lines":[{"sku":"x","qty":2}],"note":null}""",
            """lines|200||[{"sku":"x","qty":7}]""",
            "count|200||9007199254741000",
            "place|200||y3",
            "drop|200||{}",
            "find refused|400|id must be from 1 to 99.|{}",
            "lines refused|400|id must be from 1 to 99.|{}",
            "count refused|400|id must be from 1 to 99.|{}",
            "drop refused|400|id must be from 1 to 99.|{}",
        ]);
    }

    [Fact]
    public async Task Client_OfKiota_ReadsRepliesAndRefusals()
    {
        using var directory = await StartAsync(isForEveryRun: false);
        (await ToolRun.StartAsync(directory.Path, "dotnet", "kiota", "generate",
            "-l", "CSharp", "-d", "openapi.json", "-o", "Api", "-c", "Client", "-n", "Shop.Api",
            "-s", "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
            "--ds", "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory")).ExitCode.ShouldBe(0);
        directory.Write("Program.cs", await ProbeAsync("kiota.cs"));
        directory.Write("program.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Kiota.Http.HttpClientLibrary" Version="2.1.2" />
                <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="2.1.2" />
              </ItemGroup>
            </Project>
            """);

        var run = await ToolRun.StartAsync(directory.Path, "dotnet", "run", "--", host.Address.AbsoluteUri);

        run.ExitCode.ShouldBe(0, run.ToString());
        Lines(run).ShouldBe(
        [
            "find|200||A-1 9007199254740993 1", "lines|200||7", "count|200||9007199254741000",
            "find|400|id must be from 1 to 99.|", "lines|400|id must be from 1 to 99.|", "count|400|id must be from 1 to 99.|", "place|200||y 3",
        ], run.ToString());
    }

    [Fact]
    public async Task Types_OfOpenApiTypeScript_FitRepliesAndRefusals()
    {
        using var directory = await StartAsync(isForEveryRun: false);
        directory.Write("program.ts", await ProbeAsync("openapi-typescript.ts"));
        directory.Write("package.json", "{ \"private\": true, \"type\": \"commonjs\" }");
        foreach (var command in new[]
        {
            "npm install --no-audit --no-fund openapi-typescript@7.13.0 typescript@5 @types/node@20",
            "npx openapi-typescript openapi.json -o api.ts",
            "npx tsc --strict --noUncheckedIndexedAccess --target es2022 --module commonjs --skipLibCheck program.ts",
        })
        {
            var step = await ToolRun.StartAsync(directory.Path, command.Split(' '));
            step.ExitCode.ShouldBe(0, $"{command}: {step}");
        }

        var run = await ToolRun.StartAsync(directory.Path, "node", "program.js", host.Address.AbsoluteUri);

        Lines(run).ShouldBe(
        [
            "find|200||A-1 1", "lines|200||7", "find|400|id must be from 1 to 99.|", "lines|400|id must be from 1 to 99.|", "place|200||y 3",
        ], run.ToString());
    }

    /// <summary>
    /// A directory with the document and the tools; the tools that are not used in every run are requested by
    /// <c>eng/generated-clients.sh</c>.
    /// </summary>
    private async Task<TemporaryDirectory> StartAsync(bool isForEveryRun)
    {
        if (!isForEveryRun && Environment.GetEnvironmentVariable("PHALNET_GENERATED_CLIENTS") != "all")
            Assert.Skip("Runs by eng/generated-clients.sh.");
        var directory = new TemporaryDirectory();
        using var http = new HttpClient();
        directory.Write("openapi.json", await http.GetStringAsync(new Uri(host.Address, "docs/openapi.json?lang=en"), TestContext.Current.CancellationToken));
        directory.Write(".config/dotnet-tools.json", await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Tools", "dotnet-tools.json"), TestContext.Current.CancellationToken));
        var restored = await ToolRun.StartAsync(directory.Path, "dotnet", "tool", "restore");
        Assert.SkipWhen(restored.ExitCode != 0, $"The generators could not be installed: {restored}");
        return directory;
    }

    private static async Task<string> ProbeAsync(string name) =>
        await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Probes", name), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Lines(ToolRun run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd());

    private static async Task<ToolRun> RunAsync(TemporaryDirectory directory, Uri address)
    {
        const string newtonsoft = "Newtonsoft.Json.dll";
        File.Copy(Path.Combine(AppContext.BaseDirectory, newtonsoft), Path.Combine(directory.Path, newtonsoft));
        directory.Write("Program.cs", $"""
            global using System; global using System.Linq; global using System.Net.Http; global using System.Threading.Tasks;
            {await ProbeAsync("nswag.cs")}
            """);
        directory.Write("program.runtimeconfig.json", CSharpCompiler.RuntimeConfiguration);
        var build = await ToolRun.StartAsync(directory.Path, [.. CSharpCompiler.Command("program.dll"), $"-reference:{newtonsoft}"]);
        build.ExitCode.ShouldBe(0, build.ToString());
        return await ToolRun.StartAsync(directory.Path, "dotnet", "exec", "program.dll", address.AbsoluteUri);
    }
}
