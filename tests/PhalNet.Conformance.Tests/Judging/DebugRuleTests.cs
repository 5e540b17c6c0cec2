using System.Text.Json;
using PhalNet.Conformance.Judging;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Judging;

public sealed class DebugRuleTests
{
    private const string Stack = "[#1 - {ms}ms - {mem} - TAG]/app/public/index.php(6)";
    private const string Sql = "[#1 - {ms}ms - {mem} - SQL]/app/src/A.php(6):    App\\Model\\A::get()    db.tbl_a    SELECT * FROM `tbl_a` WHERE (id = ?); -- 1";

    [Theory]
    [InlineData("[#1 - 0ms - 391.2KB - TAG]/srv/x/Program.cs(7)", true)]
    [InlineData("[#1 - 10.5ms - 12MB - TAG]C:\\x\\Program.cs(7)", true)]
    [InlineData("[#1 - 10.55ms - 12MB - TAG]/x(7)", false)]
    [InlineData("[#2 - 0ms - 1B - TAG]/x(7)", false)]
    [InlineData("[#1 - 0ms - TAG]/x(7)", false)]
    [InlineData("[#1 - 0ms - 1B - GAT]/x(7)", false)]
    [InlineData("[#1 - 0ms - 1B - TAG]/x", false)]
    [InlineData("[#1 - 0ms - 1 KB - TAG]/x(7)", false)]
    public void Stack_KeepsFormatNumberAndTag(string actual, bool passes) => Passes("stack", Stack, actual).ShouldBe(passes);

    [Theory]
    [InlineData("[#6 - {ms}ms - {mem}]/app/x.php(25)", "[#6 - 1ms - 2KB]/y(1)", true)]
    [InlineData("[#6 - {ms}ms - {mem}]/app/x.php(25)", "[#6 - 1ms - 2KB - ]/y(1)", false)]
    [InlineData("[#7 - {ms}ms - {mem} - ]/app/x.php(25)", "[#7 - 1ms - 2KB - ]/y(1)", true)]
    [InlineData("[#7 - {ms}ms - {mem} - ]/app/x.php(25)", "[#7 - 1ms - 2KB]/y(1)", false)]
    [InlineData("[#8 - {ms}ms - a[1] b]/app/x.php(25)", "[#8 - 1ms - a[1] b]/y(1)", true)]
    [InlineData("[#8 - {ms}ms - 中文]/app/x.php(25)", "[#8 - 1ms - 中]/y(1)", false)]
    public void Stack_TagsAreExact(string recorded, string actual, bool passes) => Passes("stack", recorded, actual).ShouldBe(passes);

    [Theory]
    [InlineData("[#1 - 0.25ms - 2KB - SQL]/y.cs(1):    Ns.Reader::GetAsync()    main.tbl_a    SELECT 1; -- 2, 'x'", true)]
    [InlineData("[#1 - 0.25ms - 2KB - SQL]/y.cs(1):    Ns.Reader::GetAsync()    main.tbl_a    SELECT 1;", false)]
    [InlineData("[#1 - 0.25ms - 2KB - SQL]/y.cs(1): Ns.Reader::GetAsync() main.tbl_a SELECT 1; -- 2", false)]
    [InlineData("[#1 - 0.255ms - 2KB - SQL]/y.cs(1):    R::Get()    a    SELECT 1; -- 2", false)]
    public void Sql_KeepsItsFormat(string actual, bool passes) => Passes("sqls", Sql, actual).ShouldBe(passes);

    [Theory]
    [InlineData("""{"stack":[],"sqls":[],"version":"0.1.0"}""", null)]
    [InlineData("""{"stack":[],"sqls":[],"version":""}""", "$.debug.version: \"\" is no version")]
    [InlineData("""{"stack":[],"sqls":[]}""", "$.debug.version: missing")]
    [InlineData("""{"stack":["x"],"sqls":[],"version":"1"}""", "$.debug.stack: recorded 0 entries, got 1: [\"x\"]")]
    [InlineData("\"mine\"", "$.debug: recorded {\"stack\":[],\"sqls\":[],\"version\":\"2\"}, got \"mine\"")]
    public void Debug_HasTheRecordedMembers(string actual, string? difference) =>
        DebugRule.Difference(A.Json("""{"stack":[],"sqls":[],"version":"2"}"""), A.Json(actual), "$.debug").ShouldBe(difference);

    private static bool Passes(string member, string recorded, string actual) =>
        DebugRule.Difference(Of(member, recorded), Of(member, actual), "$.debug") is null;

    private static JsonElement Of(string member, string entry) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string[]> { [member] = [entry] });
}
