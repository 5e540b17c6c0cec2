using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

public sealed class PhpRuleMergeTests
{
    [Fact]
    public void Merge_ActionOverClassOverCommon_KeepsTheFirstPlace()
    {
        var result = PhpRuleMerge.Merge(
            new PhpArray { ["a"] = Named("common"), ["b"] = Named("common") },
            new PhpArray
            {
                ["*"] = new PhpArray { ["c"] = Named("class"), ["b"] = Named("class") },
                ["INDEX"] = new PhpArray { ["a"] = Named("action"), ["c"] = PhpValue.Null },
            },
            "index",
            isWhiteListed: false);
        result.Rules.Select(rule => $"{rule.Member}:{rule.Rule.Array["name"].String}").ShouldBe(["a:action", "b:class"]);
    }

    [Fact]
    public void Merge_ForAWhiteListedService_RequiresNoCommonParameter()
    {
        PhpArray common = new() { ["token"] = new PhpArray { ["name"] = "token", ["require"] = true } };
        var result = PhpRuleMerge.Merge(common, PhpValue.Null, "index", isWhiteListed: true);
        result.Rules.ShouldHaveSingleItem().Rule.Array["require"].Bool.ShouldBeFalse();
        common["token"].Array["require"].Bool.ShouldBeTrue();
    }

    private static PhpArray Named(string name) => new() { ["name"] = name };
}
