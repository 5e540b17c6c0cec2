using System.Net;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class HealthTests(DevelopmentServer shared)
{
    [Fact]
    public async Task Live_WhileItRuns_IsHealthy()
    {
        var response = await shared.Http.GetAsync("/health/live");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"status":"Healthy","checks":{}}""");
    }

    [Fact]
    public async Task Ready_WithEveryModuleWell_IsHealthy()
    {
        var response = await shared.Http.GetAsync("/health/ready");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await response.Content.ReadAsStringAsync();
        answer.ShouldBe("""{"status":"Healthy","checks":{"services":"Healthy","modules":"Healthy"}}""");
    }

    [Fact]
    public async Task Ready_WithABrokenDatabase_Is503AndNamesNoCause()
    {
        await using var server = await ServerProcess.StartAsync();
        foreach (var file in Directory.GetFiles(server.DataDirectory, "platform.db*"))
            await File.WriteAllTextAsync(file, new string('x', 100_000));

        var response = await server.Http.GetAsync("/health/ready");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var answer = await response.Content.ReadAsStringAsync();
        answer.ShouldBe("""{"status":"Unhealthy","checks":{"services":"Healthy","modules":"Unhealthy"}}""");
        (await server.Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
