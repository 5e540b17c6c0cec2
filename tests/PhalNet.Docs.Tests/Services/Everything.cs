using System.ComponentModel.DataAnnotations;
using PhalNet.Docs.Tests.Services.Models;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Everything a shop can be asked.</summary>
/// <exception cref="CallException">406: the token of this class has expired.</exception>
[Service("Shop.Everything")]
[Error(409, "Somebody was faster.")]
[Error(410, "shop.gone")]
public sealed class Everything : EverythingBase<string>, ISayings<string>
{
    /// <summary>Take texts</summary>
    /// <param name="plain">Any text; <see langword="null"/> is none.</param>
    /// <param name="limited">A text of <b>3</b> to <i>5</i> letters.</param>
    /// <param name="pattern" example="AB-12">A code, see <see href="https://example.com/codes">the codes</see>.</param>
    /// <param name="id">Which one.</param>
    /// <param name="password">The password.</param>
    /// <param name="email">Where to write to.</param>
    /// <param name="choice">One of three.</param>
    /// <param name="long">A long one.</param>
    public string Texts(
        string plain,
        [StringLength(5, MinimumLength = 3)] string limited,
        [RegularExpression("[A-Z]{2}-[0-9]{2}")] string pattern,
        Guid id,
        string password,
        [EmailAddress] string email,
        [AllowedValues("small", "large", "x-large")] string choice,
        [MinLength(20)] string @long,
        [MaxLength(2), UpperCase] string country) =>
        string.Join(',', plain, limited, pattern, id, password, email, choice, @long, country);

    /// <summary>Take numbers</summary>
    /// <param name="whole">A whole number.</param>
    /// <param name="large">A large one.</param>
    /// <param name="exact">An exact one.</param>
    /// <param name="open">More than nothing and less than all.</param>
    /// <param name="even" example="4">An even one.</param>
    public string Numbers(
        [Range(10, 20)] int whole,
        long large,
        [Range(typeof(decimal), "0.01", "9.99")] decimal exact,
        [Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)] double open,
        [Range(-5, 0)] short below,
        [Even] int even,
        [AllowedValues(3, 5)] int some,
        [DeniedValues(1)] int not,
        bool truth) =>
        string.Join(',', whole, large, exact, open, below, even, some, not, truth);

    /// <summary>Take what is checked</summary>
    /// <param name="odd" example="3">An odd one.</param>
    public string Checks(
        [Odd] int odd,
        [Url] string url,
        [Url(ErrorMessage = "Where {0} is.")] string place,
        [Phone] string phone,
        [CreditCard] string card,
        [Base64String] string bytes,
        [FileExtensions(Extensions = "png,jpg")] string file,
        [EnumDataType(typeof(DayOfWeek))] string day,
        [DataType(DataType.MultilineText), MaxLength(50)] string story,
        [DataType(DataType.Password)] string pin) =>
        string.Join(',', odd, url, place, phone, card, bytes, file, day, story, pin);

    /// <summary>Take dates</summary>
    /// <param name="at">When.</param>
    /// <param name="day">Which day.</param>
    public string Dates(
        DateTime at,
        DateTimeOffset moment,
        [Range(typeof(DateTime), "2020-01-01", "2020-12-31")] DateTime limited,
        DateOnly day,
        TimeOnly time,
        DateOnly? maybe = null) =>
        string.Join(',', at, moment, limited, day, time, maybe);

    /// <summary>Take choices</summary>
    /// <param name="colour">A colour.</param>
    public string Choices(
        Colour colour,
        [AllowedValues(Colour.Green, Colour.DarkBlue)] Colour some,
        [AllowedValues(1, 2)] int number,
        Colour? maybe = null,
        Colour usual = Colour.Green) =>
        string.Join(',', colour, some, number, maybe, usual);

    /// <summary>Take lists</summary>
    /// <param name="numbers">Numbers.</param>
    public int Lists(
        [Param(Separator = "|"), Length(2, 3)] int[] numbers,
        [Param(ListFormat = ListFormat.Json)] string[] texts,
        List<Colour> colours,
        [Param("json_colours", ListFormat = ListFormat.Json)] Colour[] jsonColours,
        [AllowedValues("a", "b")] string[] letters,
        DateTime[] times,
        [Param(ListFormat = ListFormat.Json)] IReadOnlyList<OrderLine> lines) =>
        numbers.Length + texts.Length + colours.Count + jsonColours.Length + letters.Length + times.Length + lines.Count;

    /// <summary>Take objects</summary>
    /// <param name="address">An address.</param>
    public string Objects(Address address, [Converter(typeof(PointConverter))] Point point, Node? tree = null, Dictionary<string, int>? counts = null) =>
        string.Join(',', address.City, point.X, tree?.Name, counts?.Count);

    /// <summary>Take files</summary>
    /// <param name="picture">A picture.</param>
    /// <param name="others">More of them.</param>
    public long Files(
        [FileRule(MinBytes = 1, MaxBytes = 2 * 1024 * 1024, ContentTypes = ["image/*", "application/pdf"], Extensions = ["png", "pdf"])] UploadedFile picture,
        [FileRule(MaxBytes = 1536)] IReadOnlyList<UploadedFile> others) => picture.Length + others.Sum(file => file.Length);

    /// <summary>Take from everywhere</summary>
    public string Sources(
        string any,
        [Param(Source = ValueSource.Header)] string header,
        [Param(Source = ValueSource.Cookie)] string cookie,
        [Param(Source = ValueSource.Query)] string query,
        [Param(Source = ValueSource.Body)] string body,
        [Param(Hidden = true)] string? hidden = null) => string.Join(',', any, header, cookie, query, body, hidden);

    /// <summary>Take nothing</summary>
    [DropParam("trace")]
    public void Defaults(
        string text = "usual",
        int number = 7,
        double part = 0.5,
        decimal exact = 1.25m,
        bool truth = true,
        Colour colour = Colour.DarkBlue,
        string? none = null)
    {
    }

    /// <inheritdoc/>
    public string Repeat(string what) => what;

    /// <inheritdoc/>
    /// <exception cref="CallException">409: said by the method.</exception>
    public override string Look(string what) => what;
}
