using System.Text;
using System.Text.Json;
using CsCheck;

namespace PhalNet.Core.Tests.Strict;

public sealed class RequestReaderProperties
{
    private static readonly string[] Types = ["", "application/json", "application/x-www-form-urlencoded", "text/plain", "APPLICATION/JSON;charset=utf-8"];

    // Bytes with a meaning for one of the readers are frequent enough to occur together.
    private static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Byte, Pick("{}[]\":,&=%+\\ud8e4a1 "u8.ToArray())).Array[0, 64];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 12], Gen.String[Pick("&=%+ ;#?/\0你ÿ\"\\".ToCharArray()), 0, 12], Gen.Const("😀%41"));

    [Fact]
    public async Task AnyBytes_AsQueryAndBody_GiveValuesOrARefusal() =>
        await Gen.Select(Bytes, Bytes, Pick(Types)).SampleAsync(async (query, body, type) =>
        {
            await using var raw = new MemoryRequest
            {
                Limits = new() { Parameters = 5, NameLength = 10, Depth = 3 }, QueryText = Encoding.Latin1.GetString(query), Body = body, Type = type,
            };
            var request = await new StrictRequestReader().ReadAsync(raw, default);
            foreach (var name in request.Values.Names().Append("s").Append("a"))
                request.Values.Get(name).ToString();
        });

    [Fact]
    public async Task Pairs_EncodedAndRead_AreTheSame() =>
        await Gen.Select(Text, Text).Array[1, 8].SampleAsync(async pairs =>
        {
            var encoded = string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"));
            await using var query = Request(encoded, "", []);
            await using var form = Request("", "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(encoded));
            foreach (var raw in new[] { query, form })
            {
                var values = (await new StrictRequestReader().ReadAsync(raw, default)).Values;
                foreach (var last in pairs.GroupBy(pair => pair.Item1).Select(group => group.Last()))
                    values.Get(last.Item1).Text.ShouldBe(last.Item2);
            }
        });

    [Fact]
    public async Task Members_WrittenAsJsonAndRead_AreTheSame() =>
        await Gen.Dictionary(Text, Text)[0, 8].SampleAsync(async members =>
        {
            await using var raw = Request("", "", JsonSerializer.SerializeToUtf8Bytes(members));
            var values = (await new StrictRequestReader().ReadAsync(raw, default)).Values;
            foreach (var (name, value) in members)
                values.Get(name).Text.ShouldBe(value);
        });

    [Fact]
    public void Numbers_WrittenAndRead_AreTheSame()
    {
        Gen.Long.Sample(number => Read(Converter<long>(), $"{number}").ShouldBe(number));
        Gen.Decimal.Sample(number => Read(Converter<decimal>(), number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(number));
        Gen.Double.Where(double.IsFinite).Sample(number => Read(Converter<double>(), number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(number));
    }

    [Fact]
    public void Times_WrittenAndRead_AreTheSame()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Gen.DateTimeOffset.Sample(time => Read(Converter<DateTimeOffset>(zone), time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", null)).ShouldBe(time));
        Gen.DateOnly.Sample(date => Read(Converter<DateOnly>(zone), date.ToString("yyyy-MM-dd", null)).ShouldBe(date));
        Gen.TimeOnly.Sample(time => Read(Converter<TimeOnly>(zone), time.ToString("HH:mm:ss.FFFFFFF", null)).ShouldBe(time));
    }

    [Fact]
    public void AnyText_ToAnyConverter_IsReadOrRefused()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        ParameterConverter[] converters =
        [
            .. ParameterTypes.All.Where(type => !type.IsFamily).Select(type => type.CreateConverter(type.ClrType, zone, JsonSerializerOptions.Default)!),
            new EnumConverter(typeof(DayOfWeek)),
            new ObjectConverter(typeof(Dictionary<string, string>), JsonSerializerOptions.Default), new ObjectConverter(typeof(JsonElement), JsonSerializerOptions.Default),
        ];
        var dates = Gen.Select(Gen.Int[0, 10000], Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[0, 25], Gen.Int[-15, 15])
            .Select(parts => $"{parts.Item1:0000}-{parts.Item2:00}-{parts.Item3:00}T{parts.Item4:00}:00{parts.Item5:+00;-00}:00");
        Gen.OneOf(Text, Gen.String[Gen.Char, 0, 10], dates, dates.Select(date => date[..16])).Sample(text =>
        {
            foreach (var converter in converters)
                converter.TryConvert(CallValue.Of(text), out var _);
        });
    }

    private static ParameterConverter Converter<T>(TimeZoneInfo? zone = null) =>
        ParameterTypes.Find(typeof(T)).CreateConverter(typeof(T), zone ?? TimeZoneInfo.Utc, JsonSerializerOptions.Default)!;

    private static Gen<T> Pick<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static object? Read(ParameterConverter converter, string text)
    {
        converter.TryConvert(CallValue.Of(text), out var result).ShouldBeTrue(text);
        return result;
    }

    private static MemoryRequest Request(string query, string type, byte[] body) =>
        new() { Limits = new() { Parameters = 100 }, QueryText = query, Type = type, Body = body };
}
