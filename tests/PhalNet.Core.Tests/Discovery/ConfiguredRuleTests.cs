namespace PhalNet.Core.Tests.Discovery;

public sealed class ConfiguredRuleTests
{
    [Fact]
    public async Task CommonRule_OfTheApplication_IsAskedForByEveryAction()
    {
        await using var host = await StartAsync(
            ("PhalNet:CommonRules:device:Name", "X-Device"), ("PhalNet:CommonRules:device:Source", "header"), ("PhalNet:CommonRules:device:Required", "false"),
            ("PhalNet:CommonRules:page:type", "int"), ("PhalNet:CommonRules:page:default", "10"), ("PhalNet:CommonRules:page:min", "1"),
            ("PhalNet:CommonRules:page:MAX", "50"), ("PhalNet:CommonRules:page:message", "{name} is no page"),
            ("PhalNet:CommonRules:tags:type", "array"), ("PhalNet:CommonRules:tags:separator", "|"), ("PhalNet:CommonRules:tags:max", "2"),
            ("PhalNet:CommonRules:kind:allowedvalues:0", "a"), ("PhalNet:CommonRules:kind:allowedvalues:1", "b"), ("PhalNet:CommonRules:kind:required", "true"));

        (await host.CallAsync("App.Shown.Run")).Message.ShouldBe("kind is required.");
        (await host.CallAsync("App.Shown.Run", ("kind", "c"))).Message.ShouldBe("kind must be one of: a, b.");
        (await host.CallAsync("App.Shown.Run", ("kind", "a"))).Data.ShouldBe("a 10 Int32 ");
        (await host.CallAsync("App.Shown.Run", ("kind", "b"), ("page", "50"), ("tags", "x|y"))).Data.ShouldBe("b 50 Int32 x,y");
        (await host.CallAsync("App.Shown.Run", ("kind", "b"), ("page", "51"))).Message.ShouldBe("page is no page");
        (await host.CallAsync("App.Shown.Run", ("kind", "b"), ("page", "12abc"))).Ret.ShouldBe(400);
        (await host.CallAsync("App.Shown.Run", ("kind", "b"), ("tags", "x|y|z"))).Ret.ShouldBe(400);
    }

    [Fact]
    public async Task CommonRules_OfAModule_TakeThePlaceOfTheApplications()
    {
        await using var host = await StartAsync(("PhalNet:CommonRules:kind:Required", "true"), ("App:CommonRules:page:Required", "true"));

        (await host.CallAsync("App.Shown.Run")).Message.ShouldBe("page is required.");
    }

    [Fact]
    public async Task CommonRule_OfAnActionsOwnMember_IsReplacedByTheActions()
    {
        await using var host = await StartAsync(("PhalNet:CommonRules:id:Type", "string"), ("PhalNet:CommonRules:id:Max", "1"));

        (await host.CallAsync("App.Shown.Own", ("id", "12345"))).Data.ShouldBe(12345);
        (await host.CallAsync("App.Shown.Own", ("id", "x"))).Ret.ShouldBe(400);
    }

    [Fact]
    public async Task CommonRule_OfASensitiveName_IsMasked()
    {
        await using var host = await StartAsync(("PhalNet:CommonRules:session_token:Hidden", "true"), ("PhalNet:CommonRules:pin:Sensitive", "true"));

        var rules = host.Registry.Current.Actions[0].Rules;
        rules.Single(rule => rule.Name == "session_token").ShouldSatisfyAllConditions(rule => rule.Sensitive.ShouldBeTrue(), rule => rule.Hidden.ShouldBeTrue());
        rules.Single(rule => rule.Name == "pin").Sensitive.ShouldBeTrue();
    }

    [Fact]
    public async Task Errors_AreReportedTogetherWithTheirKeys()
    {
        var errors = (await Should.ThrowAsync<DeclarationException>(() => StartAsync(
            ("PhalNet:CommonRules:a:Tpye", "int"), ("PhalNet:CommonRules:b:Type", "number"), ("PhalNet:CommonRules:c:Required", "yes"),
            ("PhalNet:CommonRules:d:Source", "2"), ("PhalNet:CommonRules:e:AllowedValues", "x"), ("PhalNet:CommonRules:f:Type", "int"),
            ("PhalNet:CommonRules:f:Default", "x"), ("PhalNet:CommonRules:g", "x"), ("PhalNet:CommonRules:h:Pattern", "("),
            ("PhalNet:CommonRules:i:Type", "int"), ("PhalNet:CommonRules:i:Min", "9"), ("PhalNet:CommonRules:i:Max", "1"),
            ("PhalNet:CommonRules:j:Name:0", "x")))).Errors;

        foreach (var key in new[] { "a:Tpye", "b", "c:Required", "d:Source", "e:AllowedValues", "f", "g", "h", "i", "j:Name" })
            errors.ShouldContain(error => error.StartsWith($"PhalNet:CommonRules:{key}: "), key);
        errors.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("Min", "0", "page must be at least 1.", "1")]
    [InlineData("Max", "2", "page must be at most 1.", "1")]
    public async Task CommonRule_WithOneLimit_NamesIt(string limit, string refused, string message, string allowed)
    {
        await using var host = await StartAsync(("PhalNet:CommonRules:page:Type", "int"), ($"PhalNet:CommonRules:page:{limit}", "1"));

        (await host.CallAsync("App.Shown.Run", ("page", refused))).Message.ShouldBe(message);
        (await host.CallAsync("App.Shown.Run", ("page", allowed))).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Default_OfACommonList_IsNewForEachCall()
    {
        await using var host = await StartAsync(("PhalNet:CommonRules:tags:Type", "array"), ("PhalNet:CommonRules:tags:Default", "a,b"));

        (await host.CallAsync("App.Shown.Change")).Data.ShouldBe("a,b");
        (await host.CallAsync("App.Shown.Change")).Data.ShouldBe("a,b");
    }

    [Fact]
    public async Task CommonRule_MayHaveAReservedName()
    {
        await using var host = await StartAsync(("PhalNet:CommonRules:s:Type", "string"));

        host.Registry.Current.Actions[0].Rules.ShouldContain(rule => rule.Name == "s");
    }

    [Theory]
    [InlineData("a", "x", "a: a rule is an object; known members: Name, Type, Required, ")]
    [InlineData("a:Tpye", "int", "a:Tpye: not a member of a rule; known members: Name, Type, Required, ")]
    [InlineData("a:Required", "yes", "a:Required: 'yes' is neither true nor false.")]
    [InlineData("a:Source", "2", "a:Source: '2' is not one of Any, Query, Body, Cookie, Header.")]
    [InlineData("a:ListFormat", "xml", "a:ListFormat: 'xml' is not one of Separated, Json, Single.")]
    [InlineData("a:AllowedValues", "x", "a:AllowedValues: a list is expected (AllowedValues:0, AllowedValues:1 …).")]
    [InlineData("a:Name:0", "x", "a:Name: a single value is expected.")]
    public async Task Error_OfACommonRule_SaysWhatIsExpected(string key, string value, string error)
    {
        var errors = (await Should.ThrowAsync<DeclarationException>(() => StartAsync(($"PhalNet:CommonRules:{key}", value)))).Errors;

        errors.ShouldHaveSingleItem().ShouldStartWith($"PhalNet:CommonRules:{error}");
    }

    private static Task<TestHost> StartAsync(params (string Key, string? Value)[] configuration) =>
        TestHost.StartAsync(app => app.AddModule("App", [typeof(Shown)]), configuration: configuration);

    [Service("App.Shown")]
    public sealed class Shown(ICallContext call)
    {
        public string Run() => $"{call.GetParameter("kind")} {call.GetParameter("page")} {call.GetParameter("page")?.GetType().Name} "
            + string.Join(',', (string[]?)call.GetParameter("tags") ?? []);

        public int Own(int id) => id;

        public string Change()
        {
            var tags = (string[])call.GetParameter("tags")!;
            var sent = string.Join(',', tags);
            tags[0] = "changed";
            return sent;
        }
    }
}
