using System.ComponentModel.DataAnnotations;
using System.Text;

namespace PhalNet.Compatibility.Tests;

/// <summary>A parameter of every kind, declared in C#.</summary>
[Service("App.Declared")]
public sealed class Declared(ICallContext call)
{
    public object Numbers(int whole = 1, long large = 2, [Range(-5, 5)] double fraction = 0.5, byte small = 3, bool truth = false) =>
        new { whole, large, fraction, small, truth };

    public object Limited([Range(1, 9)] int n = 5, [StringLength(4, MinimumLength = 2)] string text = "ab", [RegularExpression("[a-z]+")] string? word = null) =>
        new { n, text, word };

    public object Listed([AllowedValues(3, 5)] int n = 3, [AllowedValues("a", "b")] string text = "a", [AllowedValues("x", "y")] string[]? letters = null) =>
        new { n, text, letters };

    public object Needed(string text) => new { text };

    public object Choice(Colour colour = Colour.DarkRed, Colour? other = null) => new { colour, other };

    public object Day(DateTime date, DateTimeOffset? moment = null) => new { date = date.ToString("yyyy-MM-dd HH:mm:ss"), moment = moment?.ToUnixTimeSeconds() };

    public object Due(
        [Range(typeof(DateTime), "2026-01-01", "2026-12-31")] DateTime? date = null, [Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] DateOnly? day = null,
        [Range(typeof(TimeOnly), "08:00:00", "18:00:00")] TimeOnly? time = null) =>
        new { date = date?.ToString("yyyy-MM-dd"), day, time };

    public object Shape(Point point, List<int>? numbers = null, [Param(ListFormat = ListFormat.Json)] string[]? words = null) =>
        new { point.X, point.Y, numbers, words };

    public object Places(
        [Param("X-Token", Source = ValueSource.Header)] string? token = null,
        [Param("seen", Source = ValueSource.Cookie)] string? cookie = null,
        [Param("q", Source = ValueSource.Query)] string? query = null,
        [Param("b", Source = ValueSource.Body)] string? body = null) => new { token, cookie, query, body };

    public async Task<object> File(UploadedFile file, [FileRule(MaxBytes = 4, Extensions = ["txt"])] UploadedFile? small = null)
    {
        using var reader = new StreamReader(file.OpenRead(), Encoding.UTF8);
        return new { file.FileName, file.ContentType, text = await reader.ReadToEndAsync(), small = small?.Length };
    }

    public object Text(string? text = null, int number = 0, bool flag = false, string[]? list = null, DateTime? date = null, Colour? colour = null) =>
        new { text, number, flag, list, date, colour, all = call.Values.Names().Count };

    public object Own(
        [Trim, UpperCase, StringLength(3)] string? text = null, [EmailAddress] string? mail = null, [Converter(typeof(MoneyConverter))] Money? price = null) =>
        new { text, mail, price?.Cents };

    public sealed record Money(long Cents);

    public sealed class MoneyConverter : ParameterConverter<Money>
    {
        public override string TypeName => "money";

        public override bool TryConvert(in CallValue value, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Money result)
        {
            result = decimal.TryParse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var amount) ? new((long)(amount * 100)) : null;
            return result is not null;
        }
    }

    public sealed record Point(int X, int Y);

    public enum Colour
    {
        DarkRed,
        Green,
    }
}
