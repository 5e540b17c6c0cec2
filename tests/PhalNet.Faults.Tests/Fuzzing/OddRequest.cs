using System.Text;

namespace PhalNet.Faults.Tests;

/// <summary>A random request.</summary>
internal sealed record OddRequest(
    string Method, string Path, string Query, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=X";
    private const string Json = "application/json";

    private static readonly string[] Kinds = [Form, Multipart, Json];

    private static readonly string[] OddTypes = ["", "text/plain", "multipart/form-data", Json + ";charset=utf-16"];

    private static readonly string[] Methods = ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT", "X-ODD"];

    /// <param name="dice">The random choices.</param>
    /// <param name="target">What can be called.</param>
    public static OddRequest Make(Dice dice, FuzzTarget target)
    {
        var kind = dice.Chance(30) ? null : dice.Pick<string>(Kinds);
        var method = dice.Chance(6) ? dice.Pick<string>(Methods) : kind is null ? "GET" : "POST";
        var service = dice.Pick<string>(target.Services);
        var inQuery = new List<(string, string)>();
        var inBody = new List<(string, string)>();
        var path = dice.Pick<string>(target.Paths);
        if (dice.Chance(15))
            path = $"{path.TrimEnd('/')}/{(dice.Chance(90) ? service : Escape(dice, OddValues.Text(dice)))}";
        else
            (kind is null || dice.Chance(70) ? inQuery : inBody).Add((dice.Pick("s", "s", "s", "service"), service));
        for (var i = dice.Below(6); i > 0; i--)
            (kind is null || dice.Chance(20) ? inQuery : inBody).Add(Parameter(dice, target));
        if (dice.Chance(20))
            inQuery.Add((dice.Pick("__format__", "callback", "__debug__"), dice.Pick("json", "xml", "xml", "cb", "1", "a b")));

        var headers = new List<(string, string)>();
        if (dice.Chance(10))
        {
            var name = dice.Pick("Cookie", "Accept-Language", "X-Any", "Accept", "Range", "If-None-Match");
            headers.Add((name, Visible(OddValues.Any(dice))));
        }

        if (dice.Chance(3))
            headers.Add(("Content-Encoding", dice.Pick("gzip", "identity", "br", "nonsense")));
        if (kind is not null)
            headers.Add(("Content-Type", dice.Chance(5) ? dice.Pick<string>(OddTypes) : kind));
        return new(method, path, Pairs(dice, inQuery), headers, Content(dice, kind, inBody));
    }

    public override string ToString() =>
        $"{Method} {Path}?{Query} {string.Join("; ", Headers)}\n{(Body is null ? "" : Encoding.Latin1.GetString(Body))}";

    private static (string Name, string Value) Parameter(Dice dice, FuzzTarget target)
    {
        var isMeant = dice.Chance(70);
        var (name, value) = dice.Below(5) switch
        {
            0 => (dice.Pick<string>(target.Numbers), OddValues.Number(dice)),
            1 => (dice.Pick<string>(target.Dates), OddValues.Date(dice)),
            2 => (dice.Pick<string>(target.Documents), OddJson.Value(dice, 1 + dice.Below(5))),
            3 => (dice.Pick<string>(target.Texts), OddValues.Text(dice)),
            _ => (dice.Chance(50) ? dice.Pick<string>(target.Texts) : OddValues.Text(dice), OddValues.Any(dice)),
        };
        name = dice.Chance(10) ? name + dice.Pick("[]", "[0]", "[a][b]", "[", "]", ".") : name;
        return (name, isMeant ? value : OddValues.Any(dice));
    }

    private static byte[]? Content(Dice dice, string? kind, List<(string Name, string Value)> parameters)
    {
        byte[] body;
        switch (kind)
        {
            case null:
                return null;
            case Json:
                body = OddJson.Body(dice, parameters);
                break;
            case Multipart:
                body = OddMultipart.Body(dice, parameters);
                break;
            default:
                body = Encoding.UTF8.GetBytes(Pairs(dice, parameters));
                break;
        }

        return dice.Chance(25) ? dice.Spoil(body, OddValues.Tokens) : body;
    }

    private static string Pairs(Dice dice, List<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{Escape(dice, parameter.Name)}={Escape(dice, parameter.Value)}"));

    private static string Escape(Dice dice, string text) => dice.Chance(15)
        ? new string([.. text.Where(character => character is > ' ' and < '\u007f' and not '#')])
        : Encode(text);

    // Half of a surrogate pair cannot be encoded in UTF-8; its replacement is just as odd.
    private static string Encode(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(one =>
        char.IsAsciiLetterOrDigit((char)one) || one is (byte)'.' or (byte)'-' ? $"{(char)one}" : $"%{one:X2}"));

    private static string Visible(string text) => new([.. text.Where(character => character is >= ' ' and < '\u007f').Take(500)]);
}

/// <summary>What a random request may call.</summary>
/// <param name="Paths">The paths of entries.</param>
/// <param name="Services">The names of services, including some that do not exist.</param>
/// <param name="Texts">The names of text parameters.</param>
/// <param name="Numbers">The names of number parameters.</param>
/// <param name="Dates">The names of date parameters.</param>
/// <param name="Documents">The names of JSON parameters.</param>
internal sealed record FuzzTarget(
    string[] Paths, string[] Services, string[] Texts, string[] Numbers, string[] Dates, string[] Documents);
