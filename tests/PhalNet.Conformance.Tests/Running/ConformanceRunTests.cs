using PhalNet.Conformance.Running;
using PhalNet.Conformance.Tests.Replay;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Running;

public sealed class ConformanceRunTests : IDisposable
{
    private const string Line = """{"id":"ID","rule":{"name":"p","type":"int"},"request":{"method":"GET","path":"/"},"expect":{"status":200,"ret":200,"data":{"value":VALUE}}}""";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("phalnet-run-");

    public ConformanceRunTests()
    {
        Write("other.jsonl", Case("ot-1", "7"));
        Write("rules.jsonl", $"{Case("ru-1", "7")}\n{Case("ru-2", "8")}\n{Case("ru-3", "9")}\n");
        Write("decisions.jsonl", """{"id":"ru-3","as":"skip","why":"so"}""");
    }

    [Fact]
    public async Task Run_ReportsEachFileItsFailuresAndTheTotals()
    {
        var (code, output, _) = await RunAsync(directory.FullName);
        code.ShouldBe(1);
        output.ShouldBe(
        [
            "other.jsonl: 1 passed, 0 failed",
            "rules.jsonl: 1 passed, 1 failed, 1 skipped",
            "  ru-2: $.data.value: recorded 8, got 7",
            "rules.jsonl (Strict): 3 passed, 0 failed",
            "5 passed, 1 failed",
        ]);
    }

    [Fact]
    public async Task Documented_IsSkippedAndCounted()
    {
        Write("documented.jsonl", """{"id":"ru-2","row":"Known limits: dates"}""");
        var (code, output, _) = await RunAsync(directory.FullName, "--profile", "phalapi");
        code.ShouldBe(0);
        output.ShouldBe(["other.jsonl: 1 passed, 0 failed", "rules.jsonl: 1 passed, 0 failed, 2 skipped", "2 passed, 0 failed"]);
    }

    [Theory]
    [InlineData("strict", "rules.jsonl (Strict): 3 passed, 0 failed")]
    [InlineData("phalapi", "other.jsonl: 1 passed, 0 failed")]
    public async Task Profile_ChoosesThePasses(string profile, string first) => (await RunAsync(directory.FullName, "--profile", profile)).Output[0].ShouldBe(first);

    [Fact]
    public async Task Only_ChoosesTheCases()
    {
        var (code, output, _) = await RunAsync("--only", "ru-1", directory.FullName);
        code.ShouldBe(0);
        output.ShouldBe(["rules.jsonl: 1 passed, 0 failed", "rules.jsonl (Strict): 1 passed, 0 failed", "2 passed, 0 failed"]);
    }

    [Theory]
    [InlineData("the directory is missing; usage: PhalNet.Conformance DIR [--only SUBSTRING] [--profile phalapi|strict|both]")]
    [InlineData("unknown profile x; usage: PhalNet.Conformance DIR [--only SUBSTRING] [--profile phalapi|strict|both]", "d", "--profile", "x")]
    [InlineData("--only needs a value; usage: PhalNet.Conformance DIR [--only SUBSTRING] [--profile phalapi|strict|both]", "d", "--only")]
    [InlineData("/nowhere/at/all: no such directory", "/nowhere/at/all")]
    public async Task WrongArguments_AreTold(string problem, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        (code, error).ShouldBe((2, problem));
        output.ShouldBe([""]);
    }

    [Fact]
    public async Task Only_ThatFitsNothing_IsNoSuccess()
    {
        var (code, _, error) = await RunAsync(directory.FullName, "--only", "zz");
        (code, error).ShouldBe((2, "no case to run has \"zz\" in its id"));
    }

    [Fact]
    public async Task MalformedLine_IsNoSuccess()
    {
        Write("other.jsonl", "{}");
        var (code, _, error) = await RunAsync(directory.FullName);
        (code, error).ShouldBe((2, "other.jsonl:1: malformed line: request is missing or of the wrong type"));
    }

    [Fact]
    public async Task ServerThatCannotBeSetUp_FailsTheCase()
    {
        var (code, output, _) = await RunAsync(() => new AbsentServer(), directory.FullName, "--only", "ot-");
        code.ShouldBe(1);
        output[1].ShouldBe("  ot-1: NotSupportedException: there is no server");
    }

    public void Dispose() => directory.Delete(recursive: true);

    private static Task<(int Code, string[] Output, string Error)> RunAsync(params string[] arguments) =>
        RunAsync(() => new ReplayServer(_ => RecordedReply.Envelope(200, 200, """{"value":7}""")), arguments);

    private static async Task<(int Code, string[] Output, string Error)> RunAsync(Func<ICaseServer> server, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new ConformanceRun(output, error, server).RunAsync(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString().TrimEnd().Split(output.NewLine), error.ToString().TrimEnd());
    }

    private static string Case(string id, string value) => Line.Replace("ID", id, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(directory.FullName, name), text);
}
