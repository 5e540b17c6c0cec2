namespace PhalNet.Docs.Clients.Tests.Running;

internal static class Texts
{
    /// <summary>Characters with a meaning in some language, in URLs or in forms; line breaks; non-ASCII characters.</summary>
    public const string Ugly = Marks + "\ntwo\r\nthree\u0001\u0007\u001b\u007f\u0085\u2028\u2029\u200e\u202e\ufeff\n";

    /// <summary>The same in one line.</summary>
    public const string Marks =
        "it's \"quoted\" \\ \\n \\u0041 \\' `tick` $x ${y} {{z}} #{w} $(id) %s %41 100% a&b=c;d + / ?? ??/ ?<>! @file <b>&amp;</b> *_[] \t你好 😀 é 👩‍👩‍👧";

    /// <summary>Characters that a header can contain; jsdom refuses headers with single-character words.</summary>
    public const string Ascii = "it's \"quoted\" \\\\ \\n \\' `tick` $x ${y} {{z}} #{w} $(id) %s %41 100% a&b=c;d, +/ ?? ??/ ?<>! @file <b>&amp;</b> *_[]";
}
