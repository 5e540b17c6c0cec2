using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Strict;

public sealed partial class ConverterTests
{
    private enum Color
    {
        Red,
        DarkBlue,
        [JsonStringEnumMemberName("grün")]
        Green,
    }

    private sealed record PointValue(int XValue, int YValue);

    private sealed record NamedValue(string Name);

    private readonly record struct MoneyValue(int Amount, string Currency) : IComparable
    {
        public int CompareTo(object? obj) => Amount.CompareTo(((MoneyValue)obj!).Amount);

        public override string ToString() => $"{Amount} {Currency}";
    }

    private sealed class MoneyConverter : ParameterConverter<MoneyValue>
    {
        public override string TypeName => "money";

        public override bool TryConvert(in CallValue value, out MoneyValue result)
        {
            var parts = value.Kind == CallValueKind.Text ? value.Text.Split(' ') : [];
            result = parts.Length == 2 && int.TryParse(parts[0], out var amount) ? new(amount, parts[1]) : default;
            return parts.Length == 2;
        }
    }

    private sealed class DoublingConverter : ParameterConverter<int>
    {
        public override string TypeName => "int";

        public override bool TryConvert(in CallValue value, out int result)
        {
            var converted = int.TryParse(value.ToString(), out result);
            result *= 2;
            return converted;
        }
    }

    [Service("App.Types")]
    private sealed class Types
    {
        public string Text(string value) => value;

        public string Int(int value) => Plain(value);

        public string SByte(sbyte value) => Plain(value);

        public string Byte(byte value) => Plain(value);

        public string Short(short value) => Plain(value);

        public string UShort(ushort value) => Plain(value);

        public string UInt(uint value) => Plain(value);

        public string Long(long value) => Plain(value);

        public string ULong(ulong value) => Plain(value);

        public string Decimal(decimal value) => Plain(value);

        public string Double(double value) => Plain(value);

        public string Float(float value) => Plain(value);

        public string Bool(bool value) => value.ToString();

        public string Date(DateOnly value) => Plain(value);

        public string Time(TimeOnly value) => Plain(value);

        public string Stamp(DateTime value) => Plain(value);

        public string Moment(DateTimeOffset value) => Plain(value);

        public string Unique(Guid value) => value.ToString();

        public string Choice(Color value) => value.ToString();

        public string Element(JsonElement value) => value.GetRawText();

        public string Node(JsonNode value) => value.ToJsonString();

        public string Map(Dictionary<string, int> value) => string.Join(",", value.Select(pair => $"{pair.Key}={pair.Value}"));

        public string Point(PointValue value) => Plain(value.XValue + value.YValue);

        public string Points(PointValue[] value) => Join(value.Select(point => point.XValue + point.YValue));

        public string Named(NamedValue value) => value.Name;

        public string Ints(int[] value) => Join(value);

        public string IntList(List<int> value) => Join(value);

        public string Texts(IReadOnlyList<string> value) => Join(value);

        public string Semicolons([Param(Separator = ";")] IEnumerable<string> value) => Join(value);

        public string Choices(Color[] value) => Join(value);

        public string Dates(ICollection<DateOnly> value) => Join(value);

        public string JsonInts([Param(ListFormat = ListFormat.Json)] int[] value) => Join(value);

        public string JsonTexts([Param(ListFormat = ListFormat.Json)] IList<string> value) => Join(value);

        public string File(UploadedFile value) => $"{value.FileName} {value.Length}";

        public string Files(IReadOnlyList<UploadedFile> value) => Join(value.Select(file => file.FileName));

        public string Money([System.ComponentModel.DataAnnotations.Range(typeof(object), "1 EUR", "100 EUR")] MoneyValue value) => $"{value.Amount}|{value.Currency}";

        public string OptionalMoney(MoneyValue? value) => value is null ? "none" : "some";

        public string Moneys(MoneyValue[] value) => string.Join("+", value.Select(money => $"{money.Amount}|{money.Currency}"));

        public string Doubled([Converter(typeof(DoublingConverter))] int value) => Plain(value);

        private static string Plain(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }
}
