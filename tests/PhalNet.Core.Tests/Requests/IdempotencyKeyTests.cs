namespace PhalNet.Core.Tests.Requests;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("\"8e03978e\"", "", "8e03978e")]
    [InlineData("8e03978e", "", "8e03978e")]
    [InlineData("  \"8e03978e\"  ", "", "8e03978e")]
    [InlineData("", "abc", "abc")]
    [InlineData("\"header\"", "parameter", "header")]
    [InlineData("\"\"", "abc", "abc")]
    [InlineData("", "", null)]
    [InlineData("\"", "", "\"")]
    [InlineData("\"a\" b", "", "\"a\" b")]
    public async Task Key_OfHeaderThenParameter_IsAFactOfTheCall(string header, string parameter, string? expected)
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = $"s=App.Keyed.Run&idempotency_key={parameter}" };
        if (header.Length > 0)
            raw.Headers["idempotency-key"] = header;
        await using var host = await TestHost.StartAsync(typeof(Keyed));

        var request = await new StrictRequestReader().ReadAsync(raw, default);

        request.IdempotencyKey.ShouldBe(expected);
        (await host.CallAsync(request)).Data.ShouldBe(expected);
    }

    [Fact]
    public async Task Key_OfARequestMadeInCode_IsGivenOrAmongTheValues()
    {
        await using var host = await TestHost.StartAsync(typeof(Keyed));

        var given = new CallRequest("App.Keyed.Run", CallRequest.Create("").Values) { IdempotencyKey = "given" };
        (await host.CallAsync(given)).Data.ShouldBe("given");
        (await host.CallAsync("App.Keyed.Run", ("idempotency_key", "sent"))).Data.ShouldBe("sent");
        (await host.CallAsync("App.Keyed.Run", ("idempotency_key", 17))).Data.ShouldBe("17");
        (await host.CallAsync("App.Keyed.Run")).Data.ShouldBeNull();
    }

    [Service("App.Keyed")]
    private sealed class Keyed
    {
        public string? Run(ICallContext call) => call.IdempotencyKey;
    }
}
