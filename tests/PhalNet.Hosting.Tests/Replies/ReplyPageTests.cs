using System.Text.Json;
using System.Text.RegularExpressions;
using PhalNet.Hosting.Tests.Support;
using PhalNet.Tests.Shared;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>Every row of the page on replies is correct, and the page contains all messages.</summary>
public sealed class ReplyPageTests
{
    private const string Page = "reference/replies.md";

    private static readonly IReadOnlyList<PageTable> Tables = PageTable.Of(Page);

    private static readonly PageRow[] ChineseRefusals =
        PageTable.Of("reference/replies.zh-CN.md").Single(table => table.Columns[0] == "声明").Rows;

    private static readonly Dictionary<string, string> English = Messages("en");

    private static readonly Dictionary<string, string> Chinese = Messages("zh-CN");

    private static readonly Lazy<IReadOnlyDictionary<string, Type>> Results =
        new(() => DeclaredRows.Results(Table("declared").Rows.SelectMany(row => row.Codes("declared"))));

    // A body waits ten seconds for memory; the tests of the memory have their own clock.
    private static readonly string[] HeldElsewhere = ["limit.bodies"];

    public static TheoryData<string> Keys =>
        [.. English.Keys.Where(key => !key.StartsWith("rule.", StringComparison.Ordinal)).Append("rule.required")];

    public static TheoryData<string> Refused => [.. Table("declared").Rows.Select(row => row.Line)];

    [Fact]
    public void Tables_AreThoseThatAreTested() => Tables.Select(table => table.Columns[0])
        .ShouldBe(["member", "ret", "the action returns", "option", "declared", "reply", "name"]);

    [Fact]
    public async Task Members_AreThoseOfAnEnvelope()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Environment = "Development";
            options.Settings["PhalNet:Debug"] = "On";
        });

        var envelope = (await host.GetAsync("/api?s=Echo.Nothing")).Root;

        var rows = Table("member").Rows;
        envelope.EnumerateObject().Select(member => member.Name).ShouldBe(rows.Select(row => row.Codes("member").Single()));
        foreach (var row in rows)
            KindOf(envelope.GetProperty(row.Codes("member").Single())).ShouldBe(row["type"].Split(',')[0] == "any" ? "object" : row["type"]);
        envelope.GetProperty("debug").EnumerateObject().Select(member => member.Name).ShouldBe(rows[^1].Codes("meaning"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Refusal_IsWhatItsRowSays(string key)
    {
        var row = Table("ret").Rows.Where(row => Fits(row["English"], English[key])).ShouldHaveSingleItem(key);
        Fits(row["中文"], Chinese[key]).ShouldBeTrue(row["中文"]);
        if (HeldElsewhere.Contains(key))
            return;

        foreach (var (language, column) in new[] { ("en", "English"), ("zh-CN", "中文") })
        {
            var (ret, message) = await RefusalCalls.All[key](language);
            $"{ret}".ShouldBe(row["ret"], message);
            message.ShouldMatch($"^{Regex.Escape(row[column]).Replace("…", ".+", StringComparison.Ordinal)}$");
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Result_ThatCannotBe_StopsTheStartInTheWordsOfItsRow(string line)
    {
        var rows = Table("declared").Rows;
        var row = rows.Single(row => row.Line == line);
        var chinese = ChineseRefusals[Array.IndexOf(rows, row)];
        foreach (var declared in row.Codes("declared"))
        {
            var error = await Should.ThrowAsync<DeclarationException>(
                () => TestHost.StartAsync(options => options.Services.Add(Results.Value[declared])), declared);
            error.Errors.ShouldHaveSingleItem().ShouldContain(WithoutCode(row["message at start"]), Case.Sensitive, declared);
            error.Say("zh-CN").ShouldContain(WithoutCode(chinese["启动时的提示"]), Case.Sensitive, declared);
        }
    }

    private static string WithoutCode(string cell) => cell.Replace("`", "", StringComparison.Ordinal);

    private static PageTable Table(string column) => Tables.Single(table => table.Columns[0] == column);

    private static bool Fits(string words, string message) =>
        Regex.IsMatch(words, $"^{Regex.Replace(Regex.Escape(message), @"\\\{(\w+)}", name => name.Groups[1].Value is "service" or "path" ? @"\S+" : ".+")}$");

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "integer",
        JsonValueKind.String => "string",
        _ => "object",
    };

    private static Dictionary<string, string> Messages(string language)
    {
        var assembly = typeof(ParamAttribute).Assembly;
        using var stream = assembly.GetManifestResourceStream(
            assembly.GetManifestResourceNames().Single(name => name.EndsWith($"Messages.{language}.json", StringComparison.Ordinal)))!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
