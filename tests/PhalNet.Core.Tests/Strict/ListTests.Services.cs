using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace PhalNet.Core.Tests.Strict;

public sealed partial class ListTests
{
    [Flags]
    private enum Right
    {
        Read = 1,
        Write = 2,
    }

    private sealed record Order(string Sku, int Qty)
    {
        public override string ToString() => $"{Sku}{Qty}";
    }

    private sealed class OrdersConverter : ParameterConverter<List<Order>>
    {
        public override string TypeName => "orders";

        public override bool TryConvert(in CallValue value, out List<Order> result)
        {
            result = [.. value.ToString().Split('-').Select(text => new Order(text[..1], text[1] - '0'))];
            return true;
        }
    }

    [Service("App.Lists")]
    private sealed class Lists
    {
        public string Ints(int[]? ids = null) => Show(ids);

        public string Required([Length(1, 2)] List<int> ids) => Show(ids);

        public string Texts(string[]? texts = null) => Show(texts);

        public string Semicolons([Param(Separator = ";")] int[] ids) => Show(ids);

        public string Single([Param(ListFormat = ListFormat.Single)] string[] texts) => Show(texts);

        public string Json([Param(ListFormat = ListFormat.Json)] IReadOnlyList<string> texts) => Show(texts);

        public string Nullables(List<int?> ids) => Show(ids);

        public string NullableSet(IReadOnlySet<int?> ids) => Show(ids);

        public string NullableFrozen(FrozenSet<int?> ids) => Show(ids);

        public string NullableTexts(string?[] texts) => Show(texts);

        public string MaybeNullableTexts(IReadOnlyList<string?>? texts = null) => Show(texts);

        public string MaybeTexts(IReadOnlyList<string>? texts) => Show(texts);

        public string Set(HashSet<int> ids) => Show(ids);

        public string NestedTexts(List<string[]> rows) => Show(rows.Select(row => string.Join('+', row)));

        public string NestedPiped([Param(ListFormat = ListFormat.Separated, Separator = "|")] List<int[]> rows) =>
            Show(rows.Select(row => string.Join('+', row)));

        public string Nested(List<int[]> rows) => Show(rows.Select(row => string.Join('+', row)));

        public string NestedNullables(List<string?[]> rows) => Show(rows.Select(row => string.Join('+', row.Select(text => text ?? "null"))));

        public string Orders(List<Order> orders) => Show(orders);

        public string NullableOrders(List<Order?> orders) => Show(orders);

        public string Piped([Param(ListFormat = ListFormat.Separated, Separator = "|")] Order[] orders) => Show(orders);

        public string Converted([Converter(typeof(OrdersConverter))] List<Order> orders) => Show(orders);

        public string Days(DayOfWeek[] days) => Show(days);

        public string Rights(Right[] rights) => Show(rights);

        public string Scalar(int id) => $"{id}";

        public string FromQuery([Param(Source = ValueSource.Query)] int[] ids) => Show(ids);

        public string FromBody([Param(Source = ValueSource.Body)] int[] ids) => Show(ids);

        public string Header([Param("X-Ids", Source = ValueSource.Header)] int[]? ids = null) => Show(ids);

        public string Files(IReadOnlyList<UploadedFile>? many = null) => Show(many?.Select(file => file.FileName));

        public string Secrets([Sensitive] string[] secrets) => Show(secrets);
    }
}
