using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Faults.Tests;

/// <summary>Returns what arrived, so that writers are tested with it as well.</summary>
[Service("Fuzz.Read")]
public sealed class FuzzRead
{
    public object Numbers(
        sbyte tiny = 0, int number = 0, long large = 0, ulong positive = 0, Int128 huge = default, double fraction = 0, decimal exact = 0,
        Half half = default)
        => new { tiny, number, large, positive, huge, fraction, exact, half };

    public object Scalars(
        string? text = null, char? letter = null, bool flag = false, DayOfWeek? weekday = null, FileAccess? access = null, Guid? id = null,
        Uri? link = null, byte[]? bytes = null, TimeSpan? span = null)
        => new { text, letter, flag, weekday, access, id, link, bytes, span };

    public object Dates(DateTime? at = null, DateTimeOffset? moment = null, DateOnly? day = null, TimeOnly? time = null)
        => new { at, moment, day, time };

    public object Lists(
        int[]? ids = null, List<string>? names = null, HashSet<string>? tags = null, List<DateTime?>? days = null,
        List<FuzzOrder>? orders = null,
        [Param(Separator = "|")] long[]? numbers = null)
        => new { ids, names, tags, days, orders, numbers };

    public object Objects(FuzzOrder? order = null, JsonElement? any = null, JsonNode? node = null, Dictionary<string, int>? counts = null)
        => new { order, any, node, counts };

    public object Patterns(
        [RegularExpression("(a+)+b")] string? slow = null,
        [RegularExpression(@"[\p{L}]{1,3}")] string? quick = null,
        [RegularExpression(@"(\w)\1+(?=a)a")] string? back = null,
        [Trim, StringLength(5, MinimumLength = 2), EmailAddress] string? text = null)
        => new { slow, quick, back, text };

    public object Files(UploadedFile? file = null, UploadedFile[]? many = null, string? text = null)
    {
        using var reader = file is null ? null : new StreamReader(file.OpenRead());
        return new { file?.FileName, file?.ContentType, Content = reader?.ReadToEnd(), Many = many?.Length, text };
    }

    public IReadOnlyDictionary<string, string> Everything(ICallContext call) =>
        call.Values.Names().Distinct().ToDictionary(name => name, name => call.Values.Get(name).ToString());
}

public sealed record FuzzOrder(
    [property: StringLength(10)] string Sku, [property: Range(1, 99)] int Qty, DateTime? At = null, List<FuzzOrder>? Lines = null,
    bool Paid = false, DayOfWeek? Color = null);

/// <summary>Has the rules of <see cref="FuzzRules"/> under the PhalApi profile.</summary>
[Service("Fuzz.Ruled")]
public sealed class FuzzRuled
{
    public object All(ICallContext call) => call.Action.Rules.ToDictionary(
        rule => rule.Member,
        rule => call.GetParameter(rule.Member) is var value and not UploadedFile ? value : "a file");
}

/// <summary>Returns values that are difficult to write.</summary>
[Service("Fuzz.Write")]
public sealed class FuzzWrite
{
    public object? Any(int number = 0) => Value(new Dice(number), 6);

    private static object? Value(Dice dice, int depth) => dice.Below(depth > 0 ? 12 : 9) switch
    {
        0 => null,
        1 => OddValues.Text(dice),
        2 => dice.Whole(),
        3 => dice.Fraction() * Math.Pow(10, dice.Below(600) - 300),
        4 => dice.Chance(50),
        5 => new DateTime(Math.Abs(dice.Whole()) % DateTime.MaxValue.Ticks, DateTimeKind.Utc),
        6 => dice.Bytes(30),
        7 => (Int128)dice.Whole() * dice.Whole(),
        8 => $"{(char)dice.Below(0x10000)}{(char)dice.Below(0x10000)}",
        9 => Enumerable.Range(0, dice.Below(5)).Select(_ => Value(dice, depth - 1)).ToList(),
        10 => Enumerable.Range(0, dice.Below(5)).Select(number => (Name: $"{number}{OddValues.Text(dice)}", Value: Value(dice, depth - 1)))
            .ToDictionary(member => member.Name, member => member.Value),
        _ => new { First = Value(dice, depth - 1), Second = Value(dice, depth - 1) },
    };
}
