using PhalNet.Conformance.Cases;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Cases;

public sealed class CaseDirectoryTests : IDisposable
{
    private const string Line = """{"id":"xx-1","request":{"method":"GET","path":"/","query":"a=1","contentType":null,"body":null,"headers":{"A":["1","2"]},"cookies":{"c":"v"}},"expect":{"status":200}}""";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("phalnet-cases-");

    [Fact]
    public void Read_TakesEveryFileAndTheDecisions()
    {
        Write("b.jsonl", Line + "\n");
        Write("a.jsonl", Line.Replace("xx-1", "xx-2\u2028", StringComparison.Ordinal).Replace("\"query\"", "\"bodyBase64\":\"/w==\",\"query\"", StringComparison.Ordinal));
        Write("decisions.jsonl", """{"id":"xx-1","as":"instead","ret":[400,500],"why":"so"}""");
        Write("services.json", "no case file");
        var read = CaseDirectory.Read(directory.FullName);
        read.Files.Select(file => file.Name).ShouldBe(["a.jsonl", "b.jsonl"]);
        read.Files[0].Cases[0].Request.Body.ShouldBe([0xff]);
        var request = read.Files[1].Cases[0].Request;
        request.Target.ShouldBe("/?a=1");
        request.Body.ShouldBeNull();
        request.Headers.ShouldBe([new("A", "1"), new("A", "2")]);
        request.Cookies.ShouldBe([new("c", "v")]);
        read.Decisions.For("xx-1")!.Rets.ShouldBe([400, 500]);
        read.Decisions.For("xx-2").ShouldBeNull();
    }

    [Fact]
    public void Rule_RecordedAsNull_DiffersFromNone()
    {
        Write("a.jsonl", Line[..^1] + ",\"rule\":null}");
        var @case = CaseDirectory.Read(directory.FullName).Files[0].Cases[0];
        @case.Rule.ShouldNotBeNull().ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        @case.Respond.ShouldBeNull();
    }

    [Theory]
    [InlineData("{", "a.jsonl:2: malformed line: ")]
    [InlineData("[]", "a.jsonl:2: malformed line: request is missing or of the wrong type")]
    [InlineData("""{"id":"x","request":{"path":"/"},"expect":{"status":200}}""", "a.jsonl:2: malformed line: request.method is missing or of the wrong type")]
    [InlineData("""{"id":"x","request":{"method":"GET","path":"/"},"expect":{}}""", "a.jsonl:2: malformed line: expect.status is missing or of the wrong type")]
    [InlineData(Line, "a.jsonl:2: malformed line: the id xx-1 occurs twice")]
    public void MalformedLine_IsTold(string line, string problem)
    {
        Write("a.jsonl", $"{Line}\n{line}\n");
        Should.Throw<CaseDirectoryException>(() => CaseDirectory.Read(directory.FullName)).Message.ShouldStartWith(problem);
    }

    [Theory]
    [InlineData("""{"id":"x","as":"maybe","ret":[1]}""", "decisions.jsonl:1: malformed line: as is \"maybe\"; known are skip, instead, recorded-or")]
    [InlineData("""{"id":"x","as":"instead"}""", "decisions.jsonl:1: malformed line: ret lists no codes")]
    public void MalformedDecision_IsTold(string line, string problem)
    {
        Write("decisions.jsonl", line);
        Should.Throw<CaseDirectoryException>(() => CaseDirectory.Read(directory.FullName)).Message.ShouldBe(problem);
    }

    [Fact]
    public void Documented_IsSkippedWhateverWasDecided()
    {
        Write("a.jsonl", Line);
        Write("decisions.jsonl", """{"id":"xx-1","as":"instead","ret":[400],"why":"so"}""");
        Write("documented.jsonl", """{"id":"xx-1","row":"Known limits: dates"}""");
        var read = CaseDirectory.Read(directory.FullName);
        read.Files.Select(file => file.Name).ShouldBe(["a.jsonl"]);
        read.Decisions.For("xx-1")!.Kind.ShouldBe(DecisionKind.Skip);
        read.Decisions.For("xx-1")!.Why.ShouldBe("Known limits: dates");
    }

    [Fact]
    public void Documented_WithoutARowOrTooMany_IsTold()
    {
        Write("a.jsonl", Line);
        Write("documented.jsonl", """{"id":"xx-1"}""");
        Should.Throw<CaseDirectoryException>(() => CaseDirectory.Read(directory.FullName)).Message
            .ShouldBe("documented.jsonl:1: malformed line: row is missing or of the wrong type");
        Write("documented.jsonl", string.Concat(Enumerable.Range(0, 16).Select(i => $$"""{"id":"x-{{i}}","row":"r"}""" + "\n")));
        Should.Throw<CaseDirectoryException>(() => CaseDirectory.Read(directory.FullName)).Message
            .ShouldBe("documented.jsonl: 16 lines; at most 15 cases may stay different");
    }

    [Fact]
    public void EmptyOrMissingDirectory_IsTold()
    {
        Should.Throw<CaseDirectoryException>(() => CaseDirectory.Read(directory.FullName)).Message.ShouldEndWith("no case files (*.jsonl)");
        Should.Throw<CaseDirectoryException>(() => CaseDirectory.Read(Path.Combine(directory.FullName, "nope"))).Message.ShouldEndWith("no such directory");
    }

    public void Dispose() => directory.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(directory.FullName, name), text);
}
