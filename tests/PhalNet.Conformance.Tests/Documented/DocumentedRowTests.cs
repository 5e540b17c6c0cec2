using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;
using PhalNet.Conformance.Judging;
using PhalNet.Conformance.Product;
using PhalNet.Conformance.Running;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Documented;

/// <summary>Every documented difference from the reference is covered by a case.</summary>
public sealed class DocumentedRowTests
{
    [Fact]
    public void Rows_AreThoseOfThePage() => DocumentedRow.Read().Select(row => row.Row)
        .ShouldBe(ProfilePage.Rows("## PhalApi and the reference", "### Left out of the comparison"));

    [Fact]
    public void Rows_NameACaseOrTest() => DocumentedRow.Read().Where(row => row.Cases.Count + row.Tests.Count == 0).ShouldBeEmpty();

    [Fact]
    public void Tests_Exist() => DocumentedRow.Read().SelectMany(row => row.Tests).Where(test => !DocumentedRow.Exists(test)).ShouldBeEmpty();

    [Fact]
    public async Task Cases_ShowTheDifference()
    {
        var directory = CaseDirectory.Read(Path.Combine(Repository.Root, "tests/PhalNet.Conformance/cases"));
        var rows = DocumentedRow.Read();
        var ids = rows.SelectMany(row => row.Cases).ToHashSet();
        var asRecorded = rows.Where(row => row.IsAsRecorded).SelectMany(row => row.Cases).ToHashSet();
        var cases = directory.Files.SelectMany(file => file.Cases).Where(@case => ids.Contains(@case.Id)).ToArray();
        cases.Select(@case => @case.Id).ShouldBe(ids, ignoreOrder: true);

        // If the recording would pass as well, only the documented reply shows the difference.
        var strict = new DecisionIndex(ids.Except(asRecorded).Select(id => directory.Decisions.For(id)).OfType<Decision>()
            .Select(decision => decision.Kind == DecisionKind.RecordedOr ? decision with { Kind = DecisionKind.Instead } : decision));
        await using var server = new PhalNetCaseServer();
        using var client = new RawHttpClient(TimeSpan.FromSeconds(10));
        var pass = new CasePass("rows", cases, ServerProfile.PhalApi, new CaseJudge(strict));
        var result = await new CaseRunner(server, client).RunAsync(pass, TestContext.Current.CancellationToken);

        result.Failures.ShouldBeEmpty();
        result.Skipped.ShouldBe(0);
    }
}
