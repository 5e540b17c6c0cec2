using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Authorization;

public sealed class AuthorizeTests
{
    [Theory]
    [InlineData("Guarded.Open", null, 200)]
    [InlineData("Guarded.SignedIn", null, 401)]
    [InlineData("Guarded.SignedIn", "ann", 200)]
    [InlineData("Guarded.Roles", null, 401)]
    [InlineData("Guarded.Roles", "ann", 403)]
    [InlineData("Guarded.Roles", "ann,admin", 200)]
    [InlineData("Guarded.Roles", "ann,owner", 200)]
    [InlineData("Guarded.Policy", "ann", 403)]
    [InlineData("Guarded.Policy", "ann,grown", 200)]
    [InlineData("Guarded.Both", "ann,grown", 403)]
    [InlineData("Guarded.Both", "ann,admin", 403)]
    [InlineData("Guarded.Both", "ann,admin,grown", 200)]
    [InlineData("Guarded.Scheme", "ann", 401)]
    [InlineData("Guarded.Requirement", "bob", 403)]
    [InlineData("Guarded.Requirement", "ann", 200)]
    [InlineData("Guarded.Derived", "ann", 403)]
    [InlineData("Guarded.Derived", "ann,member", 200)]
    [InlineData("Inherited.Plain", null, 401)]
    [InlineData("Inherited.Plain", "ann", 200)]
    [InlineData("Inherited.Login", null, 200)]
    [InlineData("Inherited.Admin", "ann", 403)]
    [InlineData("Inherited.Admin", "ann,admin", 200)]
    [InlineData("Inherited.Overridden", "ann", 403)]
    [InlineData("Inherited.Overridden", "ann,admin", 200)]
    [InlineData("Reopened.Index", null, 200)]
    public async Task Declaration_IsHonoured_OverHttp(string service, string? user, int ret)
    {
        await using var host = await StartAsync();
        var reply = await host.SendAsync(HttpMethod.Get, $"/api?s={service}", null, [.. user is null ? [] : new[] { ("Main", user) }]);
        reply.Ret.ShouldBe(ret, reply.Text);
        reply.Status.ShouldBe(200);
        reply.ContentType.ShouldBe("application/json;charset=utf-8");
    }

    [Theory]
    [InlineData("Guarded.SignedIn", null, 401)]
    [InlineData("Guarded.SignedIn", "ann", 200)]
    [InlineData("Guarded.Roles", "ann", 403)]
    [InlineData("Guarded.Roles", "ann,admin", 200)]
    [InlineData("Guarded.Scheme", null, 401)]
    [InlineData("Guarded.Scheme", "ann", 200)]
    [InlineData("Inherited.Plain", null, 401)]
    [InlineData("Inherited.Login", null, 200)]
    public async Task Declaration_IsHonoured_InProcess(string service, string? user, int ret)
    {
        await using var host = await StartAsync();
        var parts = user?.Split(',') ?? [];
        var request = new CallRequest($"App.{service}", CallRequest.Create("x").Values)
        {
            User = user is null ? null : HeaderAuthentication.User(parts[0], parts[1..]),
        };
        await using var result = await host.Services.GetRequiredService<ICallDispatcher>().CallAsync(request, TestContext.Current.CancellationToken);
        result.Ret.ShouldBe(ret);
    }

    [Fact]
    public async Task Scheme_SaysWhoTheUserIs()
    {
        await using var host = await StartAsync();
        (await host.SendAsync(HttpMethod.Get, "/api?s=Guarded.Scheme", null, ("Main", "ann"), ("Other", "bob"))).Succeeded()
            .GetString().ShouldBe("bob");
    }

    [Fact]
    public async Task User_OfAnAuthenticationFilter_IsTheOneThatCounts()
    {
        await using var host = await StartAsync(options => options.ConfigurePhalNet = phalNet =>
            phalNet.AddFilter<KnowsEverybody>(FilterOrder.Authentication));
        (await host.GetAsync("/api?s=Guarded.SignedIn")).Succeeded().GetString().ShouldBe("everybody");
    }

    [Theory]
    [InlineData("zh-CN", "请先登录。", "没有权限执行此操作。")]
    [InlineData("en", "Sign in first.", "You are not allowed to do this.")]
    public async Task Refusal_IsInTheCallersLanguage(string language, string unauthenticated, string forbidden)
    {
        await using var host = await StartAsync();
        (await host.SendAsync(HttpMethod.Get, "/api?s=Guarded.Roles", null, ("Accept-Language", language))).Refused(401, unauthenticated);
        (await host.SendAsync(HttpMethod.Get, "/api?s=Guarded.Roles", null, ("Accept-Language", language), ("Main", "ann")))
            .Refused(403, forbidden);
    }

    [Fact]
    public async Task Access_IsToldToDocumentation()
    {
        await using var host = await StartAsync();
        var table = host.Services.GetRequiredService<IServiceRegistry>().Current;
        Access("Guarded.Open").ShouldBeNull();
        Access("Guarded.SignedIn").ShouldNotBeNull().AllowsAnonymous.ShouldBeFalse();
        Access("Guarded.Roles")!.Roles.Single().ShouldBe(["admin", "owner"]);
        Access("Guarded.Policy")!.Policies.ShouldBe(["grown"]);
        Access("Guarded.Scheme")!.Schemes.ShouldBe(["Other"]);
        Access("Inherited.Login")!.AllowsAnonymous.ShouldBeTrue();

        ActionAccess? Access(string name) => table.TryFind(name, "App", out var action) ? action.Access : throw new InvalidOperationException();
    }

    [Theory]
    [InlineData(typeof(Contradictory), "Contradictory.Index: [AllowAnonymous]")]
    [InlineData(typeof(OpenAgain), "OpenAgain.Overridden: [AllowAnonymous]")]
    [InlineData(typeof(NoPolicy), "'missing'")]
    [InlineData(typeof(NoScheme), "'Nowhere'")]
    public async Task Error_StopsTheStart(Type service, string named)
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => StartAsync(options => options.Services.Add(service)));
        exception.Errors.Single().ShouldContain(named);
    }

    [Fact]
    public async Task Authorize_WithoutTheServices_NamesTheLineToWrite()
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(options => options.Services.Add(typeof(Guarded))));
        exception.Message.ShouldContain("builder.Services.AddAuthorization()");
    }

    internal static Task<TestHost> StartAsync(Action<TestHostOptions>? set = null) => TestHost.StartAsync(options =>
    {
        options.Services.AddRange([typeof(Guarded), typeof(InheritedGuard), typeof(Reopened)]);
        options.ConfigureServices = services =>
        {
            services.AddAuthentication("Main").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("Main", null)
                .AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("Other", null);
            services.AddAuthorization(authorization => authorization.AddPolicy("grown", policy => policy.RequireRole("grown")));
        };
        set?.Invoke(options);
    });

    private sealed class KnowsEverybody : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            call.User = HeaderAuthentication.User("everybody");
            return next(call);
        }
    }
}
