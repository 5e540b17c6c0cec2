using System.Text;

namespace PhalNet.Faults.Tests;

/// <summary>Multipart bodies, valid and invalid ones.</summary>
internal static class OddMultipart
{
    private static readonly string[] FileNames = ["a.txt", "", "..\\..\\a", "/etc/passwd", "a\"b", "你.png", "a\0b", "a;b", "CON"];

    private static readonly string[] Heads =
    [
        "Content-Type: image/png", "Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: base64", "X", ": a",
        "Content-Type:",
        "Content-Disposition: attachment", "content-disposition: form-data; name=\"again\"",
    ];

    public static byte[] Body(Dice dice, IEnumerable<(string Name, string Value)> parameters)
    {
        var body = new MemoryStream();
        var end = dice.Chance(90) ? "\r\n" : "\n";
        foreach (var (name, value) in parameters)
            Write(body, Part(dice, name, end) + value + end);
        if (dice.Chance(40))
        {
            Write(body, File(dice, dice.Pick("file", "file", "many[]", "s", "any"), end));
            body.Write(dice.Chance(2) ? new byte[100_000] : dice.Bytes(300));
            Write(body, end);
        }

        Write(body, dice.Pick("--X--\r\n", "--X--\r\n", "--X--", "--X", ""));
        return body.ToArray();
    }

    private static string Part(Dice dice, string name, string end) =>
        $"--X{end}Content-Disposition: form-data; name={(dice.Chance(90) ? $"\"{name}\"" : name)}{Extra(dice, end)}{end}{end}";

    private static string File(Dice dice, string name, string end) =>
        $"--X{end}Content-Disposition: form-data; name=\"{name}\"; {dice.Pick("filename=", "filename=", "filename*=UTF-8''")}"
        + $"\"{dice.Pick<string>(FileNames)}\"{Extra(dice, end)}{end}{end}";

    private static string Extra(Dice dice, string end) => dice.Chance(30) ? end + dice.Pick<string>(Heads) : "";

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
