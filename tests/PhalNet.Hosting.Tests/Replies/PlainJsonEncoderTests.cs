using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using PhalNet.Hosting.Internal.Replies;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class PlainJsonEncoderTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.OneOf(Gen.Char['\0', ' '], Gen.Char['\uD7FF', '\uE001'], Gen.Char['a', 'c'], Of('"', '\\', '你', '\u2028'))],
        Of("😀", "你", "\uD83D", "\uDE00", "a\uD83D", "\uDE00\uD83D", "\n", "x").Array[0, 40].Select(string.Concat));

    [Fact]
    public void AnyText_WrittenAndReadBack_IsTheSameButForHalfCharacters() => Texts.Sample(text =>
    {
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var json = Write(writer => writer.WriteStringValue(text));
        var utf8 = Write(writer => writer.WriteStringValue(Encoding.UTF8.GetBytes(expected)));
        JsonSerializer.Deserialize<string>(json).ShouldBe(expected);
        JsonSerializer.Deserialize<string>(utf8).ShouldBe(expected);
        foreach (var rune in expected.EnumerateRunes().Where(rune => rune.Value >= ' ' && rune.Value is not ('"' or '\\' or 0xFFFD)))
            json.ShouldContain(rune.ToString());
    });

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = PlainJsonEncoder.Instance }))
            write(writer);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.WrittenSpan);
    }
}
