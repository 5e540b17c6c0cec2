namespace PhalNet.Hosting.Tests.Services;

/// <summary>Returns the received values.</summary>
[Service("App.Echo")]
public sealed class Echo
{
    [Verbs("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PURGE")]
    public string AnyMethod(string text, ICallContext call) => $"{call.Caller.Method} {text}";

    public string Text([Param(AllowEmpty = true)] string text) => text;

    public int Number(int number) => number;

    public void Nothing()
    {
    }

    public IReadOnlyDictionary<string, string> Values(ICallContext call) =>
        call.Values.Names().Distinct().ToDictionary(name => name, name => call.Values.Get(name).ToString());

    public object File(UploadedFile file)
    {
        using var reader = new StreamReader(file.OpenRead());
        return new { file.FieldName, file.FileName, file.ContentType, file.Length, Content = reader.ReadToEnd() };
    }

    public object Files(UploadedFile[] files) => files.Select(File).ToArray();

    public string Unnamed([Param("0")] UploadedFile first, UploadedFile file, [Param("1")] UploadedFile second) =>
        $"{first.FileName} {file.FileName} {second.FileName}";

    public object OptionalFile(UploadedFile? file = null) => new { Sent = file is not null };

    public object Caller(ICallContext call) => new
    {
        call.Caller.Method,
        Address = call.Caller.Address?.ToString(),
        call.Caller.TraceId,
        call.Language,
        User = call.User?.Identity?.Name,
        call.Service,
    };

    public object Sources(
        [Param("p", Source = ValueSource.Query)] string? query = null,
        [Param("p", Source = ValueSource.Body)] string? body = null,
        [Param("p", Source = ValueSource.Cookie)] string? cookie = null,
        [Param("p", Source = ValueSource.Header)] string? header = null) => new { query, body, cookie, header };

    [Verbs("POST")]
    public string PostOnly() => "posted";
}
