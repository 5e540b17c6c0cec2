using System.Data;
using System.Globalization;

namespace PhalNet.Core.Tests.Tracing;

public sealed class DebugTextTests
{
    [Theory]
    [InlineData(0, "PHALAPI_INIT", false, "[#1 - 0ms - PHALAPI_INIT]/app/public/index.cs(6)")]
    [InlineData(0.14, "PHALAPI_RESPONSE", false, "[#1 - 0.1ms - PHALAPI_RESPONSE]/app/public/index.cs(6)")]
    [InlineData(12.26, null, false, "[#1 - 12.3ms]/app/public/index.cs(6)")]
    [InlineData(7, "TAG", true, "[#1 - 7ms - 362.5KB - TAG]/app/public/index.cs(6)")]
    public void Mark_IsWrittenAsRecorded(double milliseconds, string? tag, bool memory, string expected) =>
        DebugText.Format(new TraceMark(TimeSpan.FromMilliseconds(milliseconds), 371200, tag, "/app/public/index.cs", 6), 1, memory).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0B")]
    [InlineData(1023, "1023B")]
    [InlineData(1024, "1KB")]
    [InlineData(1536, "1.5KB")]
    [InlineData(1572864, "1.5MB")]
    public void Size_IsWrittenWithItsUnit(long bytes, string expected) =>
        DebugText.Format(new TraceMark(TimeSpan.Zero, bytes, null, "a", 1), 2, memory: true).ShouldBe($"[#2 - 0ms - {expected}]a(1)");

    [Fact]
    public void Statement_IsWrittenAsRecorded()
    {
        var entry = Entry("SELECT name FROM tbl_user WHERE (id = ?); ", 25, "amy");

        DebugText.Format(entry, CallTrace.None)
            .ShouldBe("[#3 - 0.43ms - SQL]/app/Api/Sql.cs(9):    Sql::GetOne()    tbl_user    SELECT name FROM tbl_user WHERE (id = ?); -- 25, 'amy'");
        DebugText.Format(entry, CallTrace.None, memory: true)
            .ShouldBe("[#3 - 0.43ms - 39.1KB - SQL]/app/Api/Sql.cs(9):    Sql::GetOne()    oracle.tbl_user    SELECT name FROM tbl_user WHERE (id = ?); -- 25, 'amy'");
        DebugText.Format(Entry("SELECT 1"), CallTrace.None).ShouldEndWith("    Sql::GetOne()        SELECT 1;");
    }

    [Theory]
    [InlineData("SELECT * FROM tbl_user", "tbl_user")]
    [InlineData("select a from `tbl_user` where x", "tbl_user")]
    [InlineData("SELECT a FROM \"tbl_user\"", "tbl_user")]
    [InlineData("SELECT a FROM [tbl_user]", "tbl_user")]
    [InlineData("SELECT a FROM \"public\".\"tbl_user\" u", "tbl_user")]
    [InlineData("SELECT a FROM main.tbl_user;", "tbl_user")]
    [InlineData("INSERT INTO tbl_user(name) VALUES (?)", "tbl_user")]
    [InlineData("UPDATE tbl_user SET a = 1", "tbl_user")]
    [InlineData("DELETE FROM tbl_user", "tbl_user")]
    [InlineData("CREATE TABLE IF NOT EXISTS tbl_user (id)", "tbl_user")]
    [InlineData("DROP TABLE IF EXISTS tbl_user", "tbl_user")]
    [InlineData("SELECT a FROM (SELECT b FROM tbl_user) x", "tbl_user")]
    [InlineData("BEGIN", "")]
    public void Table_OfAStatement_IsFound(string statement, string table) =>
        DebugText.Format(Entry(statement), CallTrace.None).Split("    ")[2].ShouldBe(table);

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2.5, "2.500000")]
    [InlineData(null, "NULL")]
    [InlineData(true, "'1'")]
    [InlineData(false, "0")]
    [InlineData("it's \\", "'it\\'s \\\\'")]
    [InlineData("%m%", "'%m%'")]
    [InlineData(new byte[] { 1, 255 }, "0x01FF")]
    [InlineData(ParameterDirection.Input, "'Input'")]
    public void Parameter_IsWrittenAsRecorded(object? value, string expected) => Written(value).ShouldBe(expected);

    [Fact]
    public void Parameter_OfATimeOrNumber_IsWrittenWithoutACulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Written(1.5m).ShouldBe("1.500000");
            Written(DBNull.Value).ShouldBe("NULL");
            Written(new DateTime(2019, 3, 1, 10, 0, 0)).ShouldBe("'2019-03-01 10:00:00'");
            Written(new DateOnly(2019, 3, 1)).ShouldBe("'2019-03-01'");
            Written(new TimeOnly(10, 5)).ShouldBe("'10:05:00'");
            Written(Guid.Empty).ShouldBe("'00000000-0000-0000-0000-000000000000'");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Secret_InStatementOrParameter_IsMaskedHoweverItIsSpelled()
    {
        var trace = CallTrace.Start(TimeProvider.System);
        trace.Hide("it's");
        trace.Hide("1");
        trace.Hide("123");

        DebugText.Format(Entry("SELECT 123 FROM t WHERE a = 'it's'", "it's", 123, "amy"), trace)
            .ShouldBe("[#3 - 0.43ms - SQL]/app/Api/Sql.cs(9):    Sql::GetOne()    t    SELECT *** FROM t WHERE a = '***'; -- '***', '***', 'amy'");
    }

    [Fact]
    public void Statement_ThatFailed_EndsWithItsErrorOnTheSameLineAndWithSecretsMasked()
    {
        var trace = CallTrace.Start(TimeProvider.System);
        trace.Hide("hunter2");
        var entry = Entry("SELECT a FROM t WHERE b = ?", 5) with { Error = "Driver.Error: no column 'hunter2'\r\n\nPOSITION: 8" };

        DebugText.Format(entry, trace).ShouldBe(
            "[#3 - 0.43ms - SQL]/app/Api/Sql.cs(9):    Sql::GetOne()    t    SELECT a FROM t WHERE b = ?; -- 5 -- ERROR: Driver.Error: no column '***'  POSITION: 8");
        DebugText.Format(entry with { Parameters = [], Error = "E: m" }, trace).ShouldEndWith("WHERE b = ?; -- ERROR: E: m");
    }

    private static string Written(object? value) => DebugText.Format(Entry("SELECT 1", value), CallTrace.None).Split(" -- ")[1];

    private static SqlEntry Entry(string statement, params object?[] parameters) => new()
    {
        Number = 3,
        Elapsed = TimeSpan.FromMilliseconds(0.43),
        Location = new("/app/Api/Sql.cs", 9, "GetOne"),
        Database = "oracle",
        Statement = statement,
        Parameters = [.. parameters.Select(value => new KeyValuePair<string, object?>("", value))],
        Bytes = 40038,
    };
}
