using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

public sealed class DocumentTests(EverythingShop everything) : IClassFixture<EverythingShop>
{
    [Fact]
    public void Title_IsTheFirstParagraphInOneLine()
    {
        var document = everything.Shop.Document("Shop.Markup.Say");

        document.Title.ShouldBe("Markup with a List<int> in it and a second line");
        document.ClassTitle.ShouldBe("Comments with every tag");
        everything.Shop.Document("Shop.Everything.Texts", "zh-CN").Title.ShouldBe("接收文本");
        everything.Shop.Document("Shop.Everything.Texts", "zh-CN").ClassTitle.ShouldBe("商店能被问到的一切");
    }

    [Theory]
    [InlineData("One.", "One")]
    [InlineData("One. Two.", "One. Two.")]
    [InlineData("One...", "One...")]
    [InlineData("一。", "一")]
    [InlineData("一。二。", "一。二。")]
    [InlineData("With `code` and **bold** [link](https://example.com/).", "With code and bold link")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("", "")]
    public void Title_OfMarkdown_IsPlain(string markdown, string title) => PlainText.Title(markdown).ShouldBe(title);

    [Fact]
    public void Title_WithoutComment_IsTheName() => everything.Shop.Document("Shop.Former.Number").Title.ShouldBe("Shop.Former.Number");

    [Fact]
    public void Description_IsWhatIsLeft()
    {
        var description = everything.Shop.Document("Shop.Markup.Say").Description;

        description.ShouldStartWith("First, with `code`, **bold**, *italics*, **strong** and *stressed*.");
        description.ShouldContain("```\nif (x)\n    return `y`;\n\ndone();\n```");
        description.ShouldContain("- **two**: the second\n  with another line");
        description.ShouldContain("1. first\n2. second");
        description.ShouldContain("- outer\n  - inner `a`");
        description.ShouldNotContain("javascript");
    }

    [Fact]
    public void Deprecated_IsSaidOfActionsAndClasses()
    {
        everything.Shop.Document("Shop.Replies.Old").Deprecated.ShouldBe("Use Shop.Replies.Text.");
        everything.Shop.Document("Shop.Former.Number").Deprecated.ShouldBe("");
        everything.Shop.Document("Shop.Replies.Text").Deprecated.ShouldBeNull();
    }

    [Fact]
    public void Errors_OfAnAction_AreItsOwnThenItsClassesThenTheCommonOnes()
    {
        var errors = everything.Shop.Document("Shop.Everything.Look").Errors;

        errors.Select(error => (error.Ret, error.Description)).ShouldBe(
        [
            (400, "A parameter is missing or invalid, or the request is malformed; see the message."),
            (404, "The service does not exist, or does not support this HTTP method."),
            (406, "The token of this class has expired."),
            (409, "Said by the method."),
            (410, "The shop is gone."),
            (411, "Said by the base class."),
            (412, "The shop is closed."),
            (413, "It cannot be seen."),
            (414, "It is too dark."),
            (500, "The service failed; the message contains a trace id."),
        ]);
    }

    [Fact]
    public void Errors_InChinese_AreTranslatedWhereTheyCanBe()
    {
        var errors = everything.Shop.Document("Shop.Everything.Repeat", "zh-CN").Errors;

        errors.Single(error => error.Ret == 406).Description.ShouldBe("此类的令牌已过期。");
        errors.Single(error => error.Ret == 410).Description.ShouldBe("商店已不存在。");
        errors.Single(error => error.Ret == 411).Description.ShouldBe("Said by the base class.");
        errors.Single(error => error.Ret == 420).Description.ShouldBe("Nothing was said.");
    }

    [Theory]
    [InlineData("shop.everything.texts")]
    [InlineData("Shop.Everything.Texts")]
    public void Find_IgnoresCase(string name) => everything.Shop.In("en").Find(name).ShouldNotBeNull().Name.ShouldBe("Shop.Everything.Texts");

    [Theory]
    [InlineData("")]
    [InlineData("Everything.Texts")]
    [InlineData("Shop.Everything.")]
    [InlineData("Shop.Everything.Texts.")]
    [InlineData("Shop.Everything.Nothing")]
    [InlineData("..")]
    public void Find_OfNoWholeName_IsNull(string name) => everything.Shop.In("en").Find(name).ShouldBeNull();

    [Fact]
    public void Modules_HoldEverythingInTheOrderOfNames()
    {
        var module = everything.Shop.In("en").Modules.ShouldHaveSingleItem();

        module.Module.Name.ShouldBe("Shop");
        module.Classes.Select(one => one.Name).ShouldBe(module.Classes.Select(one => one.Name).Order(StringComparer.OrdinalIgnoreCase));
        var everyClass = module.Classes.Single(one => one.Name == "Shop.Everything");
        everyClass.Title.ShouldBe("Everything a shop can be asked");
        everyClass.Services.Select(service => service.Name).ShouldBeInOrder();
        everyClass.Services.Single(service => service.Name == "Shop.Everything.Count").Title.ShouldBe("Count them");
        module.Count.ShouldBe(module.Classes.Sum(one => one.Services.Count));
    }
}
