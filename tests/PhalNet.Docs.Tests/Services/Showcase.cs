using System.ComponentModel.DataAnnotations;
using PhalNet.Docs.Tests.Services.Models;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Shows what a page can show.</summary>
/// <exception cref="CallException">406: the token of this class has expired.</exception>
[Service("Shop.Showcase")]
[Error(409, "Somebody was faster.")]
public sealed class Showcase : EverythingBase<string>
{
    /// <summary>Place an order &amp; wait</summary>
    /// <remarks>
    /// Takes <c>one</c> of every kind:
    /// <list type="bullet">
    /// <item>texts, numbers and dates,</item>
    /// <item>choices, lists and objects,</item>
    /// <item>files.</item>
    /// </list>
    /// <![CDATA[<script>alert("no")</script> <img src="https://tracker.example/x.png"> [click](javascript:alert(1))]]>
    /// </remarks>
    /// <param name="code" example="AB-12">A code with a pattern, see <see href="https://example.com/codes">the codes</see>.</param>
    /// <param name="note">A longer text, "quoted" and &lt;marked&gt;.</param>
    /// <param name="password">A secret.</param>
    /// <param name="amount">How many.</param>
    /// <param name="price">What each may cost.</param>
    /// <param name="gift">Whether it is wrapped.</param>
    /// <param name="at">When it is wanted.</param>
    /// <param name="day">The day it is due.</param>
    /// <param name="time">The time it is due.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="sizes">Sizes, with bars between them.</param>
    /// <param name="lines">What is ordered.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="picture">A picture of it.</param>
    /// <param name="papers">Papers that belong to it.</param>
    /// <param name="client">The client's version.</param>
    /// <param name="hidden">Nobody reads this.</param>
    /// <returns>The order.</returns>
    /// <exception cref="CallException">413: it is sold out.</exception>
    [Obsolete("Use `Shop.Greeting.Hello`.")]
    [Error(414, "It is too dark.")]
    public Order Place(
        [RegularExpression("[A-Z]{2}-[0-9]{2}")] string code,
        [MaxLength(500)] string note,
        string password,
        [Range(1, 99)] int amount,
        [Range(typeof(decimal), "0.01", "9.99")] decimal? price,
        bool gift,
        DateTime at,
        DateOnly day,
        TimeOnly? time,
        Colour colour,
        [Param(Separator = "|"), Length(1, 3)] string[] sizes,
        [Param(ListFormat = ListFormat.Json)] IReadOnlyList<OrderLine> lines,
        Address address,
        [FileRule(MinBytes = 1, MaxBytes = 2 * 1024 * 1024, ContentTypes = ["image/*"], Extensions = ["png"])] UploadedFile picture,
        IReadOnlyList<UploadedFile>? papers,
        [Param("X-Client", Source = ValueSource.Header)] string? client,
        [Param(Hidden = true)] string? hidden,
        Colour usual = Colour.DarkBlue) => new()
        {
            Id = amount, ShipTo = address, Lines = lines, Main = colour, Second = usual, CreatedAt = at, Renamed = picture.FileName,
            Total = new(price ?? 1), Tags = new() { [note] = sizes.Length + (papers?.Count ?? 0), [code + day + time + gift + client + hidden] = password.Length },
        };
}
