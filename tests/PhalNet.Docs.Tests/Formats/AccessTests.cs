using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class AccessTests
{
    [Theory]
    [InlineData("Shop.Guarded.Admin", "signed-in users; in the role admin or owner; by the policy grown; signed in by Bearer")]
    [InlineData("Shop.Guarded.Login", "everybody")]
    public async Task Access_IsToldOnPageAndInMarkdown(string service, string access)
    {
        await using var host = await StartAsync();
        (await host.Client.GetStringAsync($"/docs/{service}?lang=en")).ShouldContain($"<dt>Access</dt><dd>{access}</dd>");
        (await host.Client.GetStringAsync($"/docs/{service}.md?lang=en")).ShouldContain($"- Access: {access}\n");
    }

    [Fact]
    public async Task Refusals_AreAmongTheErrors_OfGuardedServicesOnly()
    {
        await using var host = await StartAsync();
        var guarded = await host.Client.GetStringAsync("/docs/Shop.Guarded.Admin.md?lang=en");
        guarded.ShouldContain("- `401`: ");
        guarded.ShouldContain("- `403`: ");
        (await host.Client.GetStringAsync("/docs/Shop.Guarded.Login.md?lang=en")).ShouldNotContain("- `401`: ");
    }

    [Fact]
    public async Task OpenApi_HasSecuritySchemes()
    {
        await using var host = await StartAsync();
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json?lang=en"))!;
        document["components"]!["securitySchemes"]!.ToJsonString().ShouldBe(
            """{"Bearer":{"type":"http","description":"Sign-in to the application with Bearer.","scheme":"bearer"}}""");
        document["paths"]!["/api/Shop.Guarded.Admin"]!["get"]!["security"]!.ToJsonString().ShouldBe("""[{"Bearer":[]}]""");
        document["paths"]!["/api/Shop.Guarded.Login"]!["get"]!.AsObject().ContainsKey("security").ShouldBeFalse();
    }

    private static Task<DocsHost> StartAsync() => DocsHost.StartAsync([typeof(Guarded<int>)], configure: phalNet =>
    {
        phalNet.Services.AddAuthentication("Bearer").AddCookie("Bearer");
        phalNet.Services.AddAuthorization(authorization => authorization.AddPolicy("grown", policy => policy.RequireRole("grown")));
    });

#pragma warning disable CA1822
    // Generic, so that it is not included in the shop with all services of the tests.
    [Service("Shop.Guarded"), Authorize]
    public sealed class Guarded<T>
    {
        [Authorize("grown", Roles = "admin,owner")]
        public int Admin() => 1;

        [AllowAnonymous]
        public int Login() => 1;
    }
}
