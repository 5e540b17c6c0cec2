namespace PhalNet.Docs.Browser.Tests;

public sealed class WeightTests(Chromium chromium)
{
    private const int Limit = 150 * 1024;

    [Theory]
    [InlineData("docs")]
    [InlineData("docs/Platform.ChatMessage.Send")]
    public async Task FirstView_TransfersLessThan150Kilobytes(string path)
    {
        await using var visitor = await chromium.VisitAsync();

        var bytes = await Visitor.WeighAsync(visitor.Page, () => visitor.Page.GotoAsync($"{chromium.Server.Url}{path}"));

        bytes.ShouldBeInRange(10_000, Limit);
    }
}
