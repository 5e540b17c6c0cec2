using PhalNet.Compatibility.Tests.Conformance;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

public sealed class PhpRuleTests
{
    [Fact]
    public void Evaluate_MissingRequiredParameter_IsRefused()
    {
        var result = Evaluate(new PhpArray { ["name"] = "p", ["require"] = true }, "q=1");
        result.Failure!.Ret.ShouldBe(400);
        result.Failure.Key.ShouldBe(MessageKeys.Required);
    }

    [Fact]
    public void Evaluate_MissingOptionalParameter_IsMissing() => Evaluate(new PhpArray { ["name"] = "p" }, "").IsMissing.ShouldBeTrue();

    [Fact]
    public void Evaluate_BytesThatAreNoUtf8_AreRefused() =>
        Evaluate(new PhpArray { ["name"] = "p" }, "p=%FF").Failure!.Key.ShouldBe(MessageKeys.NotUtf8);

    [Fact]
    public void Evaluate_Infinity_IsRefused() =>
        Evaluate(new PhpArray { ["name"] = "p", ["type"] = "float" }, "p=1e400").Failure!.Key.ShouldBe(MessageKeys.NotFinite);

    [Theory]
    [InlineData("strtoupper", PhpKind.String)]
    [InlineData("is_array", PhpKind.Bool)]
    public void Evaluate_NullOfACallback_GoesThroughTheFunctions(string function, object kind)
    {
        var rule = new PhpArray { ["name"] = "p", ["type"] = "callback", ["callback"] = "cb_null", ["on_after_parse"] = function };
        Evaluate(rule, "p=1").Value.Kind.ShouldBe((PhpKind)kind);
        Evaluate(rule, "").IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void Evaluate_HeaderInAnySpelling_IsFound()
    {
        var rule = PhpRule.Compile(new PhpArray { ["name"] = "x-TOKEN", ["source"] = "header" }, RuleCases.Toolbox);
        var request = PhpRequestReader.Read(new PhpRequestSource { Headers = [new("X-Token", "t")] });
        rule.Evaluate(request).Value.String.ShouldBe("t");
    }

    [Fact]
    public void Compile_OfAWrongRule_SaysEverythingThatIsWrong()
    {
        var rule = new PhpArray
        {
            ["name"] = "p",
            ["min"] = 5,
            ["max"] = 1,
            ["regex"] = "/(/",
            ["format"] = "nope",
            ["source"] = "nowhere",
            ["message"] = new PhpArray(),
        };
        PhpRule.Compile(rule, RuleCases.Toolbox).Problems.Select(problem => problem.Key).ShouldBe(
            [
                MessageKeys.WrongMessage,
                MessageKeys.WrongLimits,
                MessageKeys.UnknownEncoding,
                MessageKeys.WrongPattern,
                MessageKeys.UnknownSource,
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Evaluate_FailedPattern_ShowsItInDebugOnly()
    {
        var rule = new PhpArray { ["name"] = "p", ["regex"] = "/^a$/" };
        Message(Evaluate(rule, "p=b")).ShouldNotContain("/^a$/");
        Message(Evaluate(rule, "p=b", RuleCases.Toolbox with { ShowPatterns = true })).ShouldContain("/^a$/");
    }

    private static RuleResult Evaluate(PhpArray rule, string query, RuleToolbox? toolbox = null) =>
        PhpRule.Compile(rule, toolbox ?? RuleCases.Toolbox).Evaluate(PhpRequestReader.Read(new PhpRequestSource { Query = query }));

    private static string Message(RuleResult result) => result.Failure!.Text(MessageBook.Load("en"), _ => null);
}
