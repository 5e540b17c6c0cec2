namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The language of a recorded request, with the application's entries.</summary>
internal static class Languages
{
    private static readonly MessageBook Chinese = MessageBook.Load("zh-CN");
    private static readonly MessageBook English = MessageBook.Load("en");

    public static string Text(RecordedCase recorded, RuleFailure failure)
    {
        var language = RecordedRequest.Cookie(recorded, "language")?.ToLowerInvariant() ?? "zh_cn";
        return language == "zh_cn" ? failure.Text(Chinese, ToChinese) : failure.Text(English, custom => language == "en" ? ToEnglish(custom) : null);
    }

    private static string? ToChinese(string custom) => custom switch
    {
        "quota exceeded" => "额度用尽",
        "hello {who}" => "你好，{who}",
        "wrong colour" => "颜色不对",
        _ => null,
    };

    private static string? ToEnglish(string custom) => custom switch
    {
        "quota exceeded" => "Quota exceeded!",
        "hello {who}" => "Hello, {who}",
        _ => null,
    };
}
