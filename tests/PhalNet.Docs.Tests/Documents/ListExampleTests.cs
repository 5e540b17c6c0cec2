using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

/// <summary>
/// Examples of lists of objects and of flags are valid, and attributes are used as descriptions when there is no comment.
/// </summary>
public sealed class ListExampleTests
{
    [Theory]
    [InlineData("Listed", "orders", """[{"sku":"text","qty":1}]""")]
    [InlineData("Two", "orders", """[{"sku":"text","qty":1},{"sku":"text","qty":1}]""")]
    [InlineData("Rights", "rights", "read")]
    [InlineData("ListOfRights", "rights", "read")]
    [InlineData("Nullables", "ids", "1")]
    public async Task Example_IsTakenByTheAction(string action, string name, string example)
    {
        await using var shop = await Shop.StartAsync([typeof(Orders)]);

        var parameter = shop.Parameter($"Shop.Orders.{action}", name);
        var result = await shop.CallAsync($"Shop.Orders.{action}", (name, parameter.Example));

        parameter.Example.ShouldBe(example);
        result.Ret.ShouldBe(200, result.Message);
    }

    [Fact]
    public async Task Orders_AreSaidToBeJson()
    {
        await using var shop = await Shop.StartAsync([typeof(Orders)]);

        shop.Parameter("Shop.Orders.Listed", "orders").Limits.ShouldBe(["A JSON array"]);
    }

    [Fact]
    public async Task Flags_AreTextWithChoices()
    {
        await using var shop = await Shop.StartAsync([typeof(Orders)]);

        var parameter = shop.Parameter("Shop.Orders.Rights", "rights");

        parameter.IsCombination.ShouldBeTrue();
        parameter.Input.ShouldNotBe(InputKind.Choice);
        parameter.Choices.Select(choice => $"{choice.Value}: {choice.Description}").ShouldBe(["read: May look.", "write: "]);
        parameter.Default.ShouldBe("read, write");
        ParameterSchema.Write(parameter, isText: false).ContainsKey("enum").ShouldBeFalse();
    }

    [Fact]
    public async Task Attributes_Describe_WhereNoCommentDoes()
    {
        await using var shop = await Shop.StartAsync([typeof(Orders)]);
        var document = shop.Document("Shop.Orders.Described");

        document.Title.ShouldBe("Describes itself");
        document.ClassTitle.ShouldBe("Orders of the shop");
        document.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Description}")
            .ShouldBe(["token: A token.", "size: By its display name", "a: By description.", "b: By display.", "c: By its name"]);
        document.Parameters.Select(parameter => parameter.Default).ShouldBe(["t", "3", "5", null, null]);
    }

    [Flags]
    public enum Right
    {
        [Description("May look.")]
        Read = 1,
        Write = 2,
    }

    public sealed record Line(string Sku, int Qty);

    [Service("Shop.Orders"), Description("Orders of the shop.")]
    public sealed class Orders
    {
        [Param, Description("A token.")]
        public string Token { get; set; } = "t";

        [Param, DisplayName("By its display name")]
        public int Size { get; set; } = 3;

        public int Listed(List<Line> orders) => orders.Count;

        [Display(Description = "Describes itself.")]
        public string Described(
            [Description("By description.")] [DefaultValue(5)] int a, [Display(Description = "By display.")] int? b, [Display(Name = "By its name")] int? c) =>
            $"{a}{b}{c}";

        public string Rights(Right rights = Right.Read | Right.Write) => $"{rights}";

        public string ListOfRights(Right[] rights) => string.Join('+', rights);

        public int Nullables(List<int?> ids) => ids.Count;

        public int Two([MinLength(2)] IReadOnlyList<Line> orders) => orders.Count;
    }
}
