using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace PhalNet.Conformance.Tests.Documented;

/// <summary>Shows which of three names reached the service.</summary>
[Service("App.Where")]
public sealed class Where
{
    public string Path() => "path";

    public string Service() => "service";

    public string S() => "s";

    [Verbs("PUT")]
    public string? Put(string? text = null) => text;
}

/// <summary>Names and values as services see them.</summary>
[Service("App.Sent")]
public sealed class Sent
{
    public IReadOnlyList<string> Names(ICallContext call) => call.Values.Names();

    public List<string> List(List<string> a) => a;

    public string? First([Param("0")] string? text = null) => text;

    public string? Dotted([Param("a.b")] string? dot = null, [Param("a_b")] string? underscore = null) =>
        dot is null ? $"a_b={underscore}" : $"a.b={dot}";

    public string Text(string text) => text;

    public string? Optional([StringLength(3, MinimumLength = 2)] string? text = null) => text;

    public string? Cookie([Param(Source = ValueSource.Cookie)] string? c = null) => c;

    public string Header([Param("x-bUILD", Source = ValueSource.Header)] string build) => build;

    public string? Upload([Param("a.b")] UploadedFile? dot = null, [Param("a_b")] UploadedFile? underscore = null) =>
        dot is null ? $"a_b={underscore?.FileName}" : $"a.b={dot.FileName}";

    public string Files([Param("p[")] UploadedFile? open = null, UploadedFile? q = null) => $"{open?.FileName} {q?.FileName}";

    public string? Picture([FileRule(ContentTypes = ["image/*"])] UploadedFile? picture = null) => picture?.FileName;

    public JsonElement Common(ICallContext call) => JsonSerializer.SerializeToElement(call.GetParameter("common"));
}

/// <summary>One parameter of each type.</summary>
[Service("App.Read")]
public sealed class Read
{
    public long Integer(int n) => n;

    public long Long(long n) => n;

    public double Fraction(double n) => n;

    public bool Truth(bool v) => v;

    public Shelf Choice(Shelf v) => v;

    public Days Days(Days v) => v;

    public long Date(DateTimeOffset at) => at.ToUnixTimeSeconds();

    public TimeSpan? Length(TimeSpan? v = null) => v;

    public List<int> Ids(List<int> ids) => ids;

    public int Count(List<int> ids) => ids.Count;

    public List<bool> Truths(List<bool> v) => v;

    public List<long> Dates(List<DateTimeOffset> at) => [.. at.Select(point => point.ToUnixTimeSeconds())];

    public List<string> HeaderIds([Param("X-Ids", Source = ValueSource.Header)] List<string> ids) => ids;

    public string Money(decimal v) => FormattableString.Invariant($"{v}");

    public DateTimeOffset? Maybe(DateTimeOffset? at = null) => at;

    public Loan Loan(Loan loan) => loan;

    public List<Line> Lines(List<Line> lines) => lines;

    public List<Line> JsonLines([Param(ListFormat = ListFormat.Json)] List<Line> lines) => lines;

    public Line Line(Line line) => line;

    public JsonElement Json(JsonElement v) => v;

    public string Word([StringLength(2)] string word) => word;

    public int Ranged([Range(1, 9)] int n) => n;

    public int Told([Range(1, 9), Param(Message = "{name} is from {min} to {max}")] int n) => n;

    public int? Missing(int? n = 7) => n;

    public string Trimmed([Trim, StringLength(2)] string word) => word;

    public string Patterned([RegularExpression("a|ab")] string word) => word;
}

/// <summary>Results that the profiles show differently.</summary>
[Service("App.Give")]
public sealed class Give
{
    public void Nothing() { }

    public Line? NoObject() => null;

    public List<int>? NoList() => null;

    public List<int> EmptyList() => [];

    public Inside EmptyInside() => new([]);

    public Inside NullInside() => new(null);

    public byte[] NoBytes() => [];

    public HashSet<int> NoSet() => [];

    public JsonElement NoJson() => JsonSerializer.SerializeToElement(Array.Empty<int>());

    /// <summary>Lists in lists.</summary>
    public object Deep(int levels) => levels == 0 ? "bottom" : new[] { Deep(levels - 1) };

    public void Failing(ICallContext call)
    {
        call.Trace.BeginStatement("main", "SELECT 1", [], default).End();
        call.Trace.BeginStatement("main", "SELECT 2", [], default).End(new InvalidOperationException("locked"));
    }
}

/// <summary>A default value outside its limits; used in a separate application.</summary>
[Service("App.WrongDefault")]
public sealed class WrongDefault
{
    public int Number([Range(1, 9)] int n = 12) => n;
}

public enum Shelf { Open, Closed }

[Flags]
public enum Days { None = 0, Monday = 1, Tuesday = 2 }

public sealed record Line([StringLength(3)] string Sku, int Qty = 1);

public sealed record Loan(DateTimeOffset? From = null, bool? Back = null, Shelf? Shelf = null);

public sealed record Inside(List<int>? Items);
