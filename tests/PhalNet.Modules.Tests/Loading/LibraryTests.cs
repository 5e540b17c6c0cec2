using System.Diagnostics;
using System.Reflection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Loading;

/// <summary>Modules have private libraries, managed and native.</summary>
public sealed class LibraryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Modules_WithTwoVersionsOfOneLibrary_SeeTheirOwn()
    {
        await using var host = await ModulesHost.StartAsync(directory =>
        {
            Reader("One", File("Library13_0_3")).Write(directory);
            Reader("Two", File("Library13_0_4")).Write(directory);
        });

        var one = await host.CallAsync("One.Hello.Version");
        var two = await host.CallAsync("Two.Hello.Version");

        one.ShouldBe((200, "13.0.3"), string.Join('\n', host.Lines.All));
        two.ShouldBe((200, "13.0.4"), string.Join('\n', host.Lines.All));
    }

    [Fact]
    public async Task NativeLibrary_OfTheModule_IsLoadedFromOnePathForOneContent()
    {
        using var built = new TemporaryDirectory();
        var library = await BuildAsync(built.Path);
        await using var host = await ModulesHost.StartAsync(directory => Write(directory, library, "1.0.0"));
        (await host.CallAsync("Native.Hello.Answer")).ShouldBe((200, "42"), string.Join('\n', host.Lines.All));

        Write(host.Watched, library, "1.1.0");
        await host.UntilAsync("Native", ModuleState.Active, "1.1.0");
        (await host.CallAsync("Native.Hello.Answer")).ShouldBe((200, "42"));

        var maps = await System.IO.File.ReadAllLinesAsync("/proc/self/maps", Cancellation);
        var loaded = maps.Where(line => line.EndsWith("/libanswer.so", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..]).Distinct();
        loaded.ShouldHaveSingleItem().ShouldStartWith(Path.Combine(host.Data, "module-versions", ".native"));
    }

    private static TestModule Reader(string name, string library) => new()
    {
        Name = name,
        Libraries = [library],
        Members = """
            public string Version() => System.Diagnostics.FileVersionInfo
                .GetVersionInfo(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location).ProductVersion!.Split('+')[0];
            """,
    };

    private static void Write(string directory, string library, string version)
    {
        var module = new TestModule
        {
            Name = "Native",
            Version = version,
            Code = """
                internal static class Answers
                {
                    [System.Runtime.InteropServices.DllImport("answer")]
                    public static extern int answer();
                }
                """,
            Members = "public int Answer() => Answers.answer();",
        };
        var folder = module.Compile(directory);
        System.IO.File.Copy(library, Path.Combine(folder, Path.GetFileName(library)), overwrite: true);
        module.Write(directory);
    }

    private static async Task<string> BuildAsync(string directory)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The mappings of a process are read as Linux shows them.");
        var compiler = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "gcc")).FirstOrDefault(System.IO.File.Exists);
        Assert.SkipUnless(compiler is not null, "There is no gcc, which compiles the native library.");
        var source = Path.Combine(directory, "answer.c");
        var library = Path.Combine(directory, "libanswer.so");
        await System.IO.File.WriteAllTextAsync(source, "int answer(void) { return 42; }\n", Cancellation);
        using var process = Process.Start(compiler!, ["-shared", "-fPIC", "-o", library, source]);
        await process.WaitForExitAsync(Cancellation);
        process.ExitCode.ShouldBe(0);
        return library;
    }

    private static string File(string key) => typeof(LibraryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == key).Value!;
}
