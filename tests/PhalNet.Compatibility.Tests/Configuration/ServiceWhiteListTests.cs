using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Configuration;

public sealed class ServiceWhiteListTests
{
    [Theory]
    [InlineData("Site.Index", true)]
    [InlineData("site.INDEX", true)]
    [InlineData("*.index", true)]
    [InlineData("Site.*", true)]
    [InlineData("Site.Index.more", true)]
    [InlineData("S*.index", false)]
    [InlineData("App.Site.Index", false)]
    [InlineData("Site", false)]
    public void Contains_AnEntry_FitsWholeParts(string entry, bool expected) =>
        new ServiceWhiteList(PhpArray.ListOf(entry)).Contains("App", "Site", "Index").ShouldBe(expected);

    [Fact]
    public void Contains_WithAListOfTheNamespace_LooksAtThatAlone()
    {
        var list = new ServiceWhiteList(new PhpArray { ["App"] = PhpArray.ListOf("User.*"), [0] = "Site.Index" });
        list.Contains("App", "Site", "Index").ShouldBeFalse();
        list.Contains("App", "User", "Login").ShouldBeTrue();
        list.Contains("Other", "Site", "Index").ShouldBeTrue();
    }
}
