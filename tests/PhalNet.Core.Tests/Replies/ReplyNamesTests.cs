namespace PhalNet.Core.Tests.Replies;

public sealed class ReplyNamesTests
{
    [Fact]
    public void Default_HasTheNamesOfTheProtocol()
    {
        var names = ReplyNames.Default;

        (names.Ret, names.Data, names.Message, names.Debug).ShouldBe(("ret", "data", "msg", "debug"));
        names.Contains("msg").ShouldBeTrue();
        names.Contains("message").ShouldBeFalse();
    }

    [Theory]
    [InlineData("ret", "ret", "msg", "debug")]
    [InlineData("ret", "data", "debug", "debug")]
    [InlineData("", "data", "msg", "debug")]
    public void Names_ThatCannotBeToldApart_AreRefused(string ret, string data, string message, string debug) =>
        Should.Throw<ArgumentException>(() => new ReplyNames(ret, data, message, debug));
}
