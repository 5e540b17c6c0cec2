using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Documents;

/// <summary>Every row of the page on parameters is correct, and the page is complete.</summary>
public sealed class ParameterPageTests(ParameterPage page) : IClassFixture<ParameterPage>
{
    private static readonly string[] Languages = ["en", "zh-CN"];

    public static TheoryData<string> Giving => [.. Lines("gives")];

    public static TheoryData<string> Refusing => [.. Lines("English")];

    public static TheoryData<string> Typed => [.. Lines("taken")];

    public static TheoryData<string> RuleKeys => [.. Messages("en").Keys.Where(key => key.StartsWith("rule.", StringComparison.Ordinal))];

    public static TheoryData<Type> Attributes =>
    [
        .. typeof(ValidationAttribute).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(ValidationAttribute)) && !type.IsAbstract),
        .. typeof(ParamAttribute).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Attribute)) && !type.IsAbstract
            && type.GetCustomAttributes(typeof(AttributeUsageAttribute), inherit: true).Cast<AttributeUsageAttribute>()
                .All(usage => usage.ValidOn.HasFlag(AttributeTargets.Parameter))),
        typeof(System.ComponentModel.DefaultValueAttribute), typeof(System.ComponentModel.DescriptionAttribute), typeof(DisplayAttribute), typeof(DropParamAttribute),
    ];

    [Fact]
    public void Table_HasRowsThatAreTested()
    {
        foreach (var table in ParameterPage.Tables)
        {
            table.Rows.ShouldNotBeEmpty(table.Heading);
            (table.Columns.Contains("taken") || (table.Columns.Contains("declared") && table.Columns.Contains("sent")
                && (table.Columns.Contains("gives") || table.Columns.Contains("English")))).ShouldBeTrue(table.Heading);
        }
    }

    [Theory]
    [MemberData(nameof(Giving))]
    public async Task Row_GivesWhatItSays(string line)
    {
        var row = Row(line);
        foreach (var (declared, sent) in Calls(row))
        {
            var result = await page.CallAsync(declared, sent, "en");
            if (row.Codes("gives") is not [var expected])
            {
                row["gives"].ShouldBeOneOf("required", "refused");
                result.Ret.ShouldBe(400, $"{declared} {sent}");
                if (row["gives"] == "required")
                    result.Message.ShouldEndWith(" is required.");
                continue;
            }

            result.Ret.ShouldBe(200, $"{declared} {sent}: {result.Message}");
            Written(((object?[])result.Data!)[0]).ShouldBe(expected, $"{declared} {sent}");
        }
    }

    [Theory]
    [MemberData(nameof(Refusing))]
    public async Task Row_RefusesInTheWordsItSays(string line)
    {
        var row = Row(line);
        foreach (var (declared, sent) in Calls(row))
        {
            foreach (var language in Languages)
            {
                var result = await page.CallAsync(declared, sent, language);
                result.Ret.ShouldBe(400, $"{declared} {sent}");
                // The text in brackets is a condition.
                var words = Regex.Replace(row[language == "en" ? "English" : "中文"], @" \(where `.*?` is .*?\)$", "");
                result.Message.ShouldBe(words, $"{declared} {sent}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Type_TakesAndRefusesWhatItsRowSays(string line)
    {
        var row = Row(line);
        if (row["taken"].Length == 0)
        {
            (await TestHost.ErrorsAsync(typeof(Unread))).ShouldHaveSingleItem().ShouldContain("ParameterConverter");
            return;
        }

        foreach (var type in row.Codes("C#"))
        {
            foreach (var sent in row.Codes("taken"))
                await HoldsAsync(type, sent, 200, row["taken"]);
            foreach (var sent in row.Codes("refused"))
                await HoldsAsync(type, sent, 400, row["refused"]);
        }
    }

    [Theory]
    [MemberData(nameof(RuleKeys))]
    public void Message_StandsOnThePage(string key)
    {
        foreach (var (language, column) in new[] { ("en", "English"), ("zh-CN", "中文") })
        {
            var pattern = $"^{Regex.Replace(Regex.Escape(Messages(language)[key]), @"\\\{\w+}", ".+?")}";
            ParameterPage.Rows.Where(row => row.Has(column)).ShouldContain(row => Regex.IsMatch(row[column], pattern), $"{key} in {language}");
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attribute_StandsOnThePage(Type attribute) =>
        PageTable.TextOf(ParameterPage.File).ShouldMatch($@"\[(property: )?{attribute.Name[..^"Attribute".Length]}\b|, {attribute.Name[..^"Attribute".Length]}\b");

    [Theory]
    [InlineData(typeof(ParamAttribute))]
    [InlineData(typeof(FileRuleAttribute))]
    public void Member_OfAnAttribute_StandsInATable(Type attribute)
    {
        var declared = string.Join('\n', ParameterPage.Rows.Where(row => row.Has("declared")).Select(row => row["declared"]));
        foreach (var member in attribute.GetProperties().Where(property => property.CanWrite && property.SetMethod!.IsPublic))
            declared.ShouldContain($"{member.Name} = ");
        foreach (var value in Enum.GetNames<ValueSource>().Select(name => $"ValueSource.{name}").Concat(Enum.GetNames<ListFormat>().Select(name => $"ListFormat.{name}")))
            declared.ShouldContain(value);
    }

    private static IEnumerable<string> Lines(string column) => ParameterPage.Rows.Where(row => row.Has(column)).Select(row => row.Line);

    private static PageRow Row(string line) => ParameterPage.Rows.First(row => row.Line == line);

    // Text outside of code means that nothing is sent.
    private static IEnumerable<(string Declared, string Sent)> Calls(PageRow row) =>
        from declared in row.Codes("declared")
        from sent in row["sent"].StartsWith("nothing", StringComparison.Ordinal) ? row.Codes("sent").Prepend("") : row.Codes("sent")
        select (declared, sent);

    private static Dictionary<string, string> Messages(string language)
    {
        using var stream = typeof(ParamAttribute).Assembly.GetManifestResourceStream(
            typeof(ParamAttribute).Assembly.GetManifestResourceNames().Single(name => name.EndsWith($"Messages.{language}.json", StringComparison.Ordinal)))!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    private static string Written(object? value) => value switch
    {
        UploadedFile file => JsonSerializer.Serialize(file.FileName),
        IEnumerable<UploadedFile> files => JsonSerializer.Serialize(files.Select(file => file.FileName)),
        _ => JsonSerializer.Serialize(value, ModuleJson.Create()),
    };

    private async Task HoldsAsync(string type, string text, int ret, string cell)
    {
        var sent = text.StartsWith("{\"value\":", StringComparison.Ordinal) || text.Contains("=@", StringComparison.Ordinal) ? text : $"value={text}";
        var result = await page.CallAsync(ParameterPage.TypeDeclaration(type), sent, "en");
        result.Ret.ShouldBe(ret, $"{type}: {text} of {cell}: {result.Message}");
    }

    [Service("App.Unread")]
    private sealed class Unread
    {
        public int Call(IComparable value) => value.GetHashCode();
    }
}
