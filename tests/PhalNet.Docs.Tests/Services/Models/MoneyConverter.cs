using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>Writes money as <c>12.50 EUR</c>.</summary>
public sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(decimal.Parse(reader.GetString()!.Split(' ')[0], CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Amount.ToString("0.00 'EUR'", CultureInfo.InvariantCulture));
}
