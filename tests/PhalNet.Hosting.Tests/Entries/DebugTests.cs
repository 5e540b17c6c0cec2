using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed partial class DebugTests
{
    [Theory]
    [InlineData("__debug__=1", true)]
    [InlineData("__debug__=true", true)]
    [InlineData("__debug__=0&__debug__=1", true)]
    [InlineData("__debug__=0.0", true)]
    [InlineData("__debug__=%20", true)]
    [InlineData("__debug__=0", false)]
    [InlineData("__debug__=1&__debug__=0", false)]
    [InlineData("__debug__=", false)]
    [InlineData("__debug__", false)]
    [InlineData("x=__debug__", false)]
    [InlineData("__DEBUG__x=1", false)]
    [InlineData("a=b", false)]
    public async Task OnRequest_IsAskedForByATrueValueInTheQuery(string query, bool shown)
    {
        await using var host = await StartAsync("Development");
        (await host.GetAsync($"/api?s=Echo.Nothing&{query}")).HasDebug.ShouldBe(shown);
    }

    [Fact]
    public async Task OnRequest_AskedForAnywhereElse_IsNotShown()
    {
        await using var host = await StartAsync("Development");
        (await host.PostAsync("/api?s=Echo.Nothing", "__debug__=1")).HasDebug.ShouldBeFalse();
        (await host.PostAsync("/api?s=Echo.Nothing", "{\"__debug__\":1}", "application/json")).HasDebug.ShouldBeFalse();
        (await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Nothing", null, ("Cookie", "__debug__=1"), ("__debug__", "1")))
            .HasDebug.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Production", null, null, false)]
    [InlineData("Staging", null, null, false)]
    [InlineData("Development", "Off", null, false)]
    [InlineData("Development", "On", null, true)]
    [InlineData("Production", "On", "true", true)]
    public async Task Debug_ByEnvironmentAndOption_IsShownOrNot(string environment, string? debug, string? allowed, bool shown)
    {
        await using var host = await StartAsync(environment, debug, allowed);
        (await host.GetAsync("/api?s=Echo.Nothing")).HasDebug.ShouldBe(shown);
        (await host.GetAsync("/api?s=Echo.Nothing&__debug__=1")).HasDebug.ShouldBe(shown);
    }

    [Theory]
    [InlineData("Production", "OnRequest", null)]
    [InlineData("Production", "OnRequest", "true")]
    [InlineData("Staging", "OnRequest", null)]
    [InlineData("Production", "On", null)]
    public async Task Debug_WhereStrangersCouldSeeIt_IsRefusedBeforeTheHostStarts(string environment, string debug, string? allowed)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(environment, debug, allowed));
        exception.Message.ShouldContain("PhalNet:Debug");
    }

    [Fact]
    public async Task DebugMember_HasTheCourseOfTheCall()
    {
        await using var host = await StartAsync("Development");
        var reply = await host.GetAsync("/api?s=Sql.Count&name=Ada&__debug__=1");
        reply.Succeeded().GetInt64().ShouldBe(1);
        var debug = reply.Root.GetProperty("debug");
        debug.GetProperty("version").GetString().ShouldNotBeEmpty();
        var stack = debug.GetProperty("stack").EnumerateArray().Select(entry => entry.GetString()!).ToArray();
        stack.Select(entry => Mark().Match(entry).Groups["tag"].Value).ShouldBe(["PHALAPI_INIT", "PHALAPI_RESPONSE", "PHALAPI_FINISH"]);
        var sql = debug.GetProperty("sqls").EnumerateArray().Single().GetString()!;
        sql.ShouldMatch(@"^\[#1 - [0-9.]+ms - SQL\].*Sql\.cs\([0-9]+\):    Sql::Count\(\)    people    SELECT count\(\*\) FROM people .*; -- 'Ada', '', ''$");
    }

    [Fact]
    public async Task Statement_OfQueuedWork_StandsInTheTraceOfTheCallThatQueuedIt()
    {
        await using var host = await StartAsync("Development");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.GetAsync("/api?s=Sql.Queued&__debug__=1")));
        foreach (var reply in replies)
            reply.Root.GetProperty("debug").GetProperty("sqls").EnumerateArray().Single().GetString()!.ShouldContain("Sql::Queued()    people    INSERT");
    }

    [Fact]
    public async Task MemoryColumn_IsShownWhenAskedFor()
    {
        await using var host = await StartAsync("Development", "On", null, ("PhalNet:DebugMemory", "true"));
        var debug = (await host.GetAsync("/api?s=Sql.Count&name=Ada")).Root.GetProperty("debug");
        foreach (var entry in debug.GetProperty("stack").EnumerateArray())
            entry.GetString()!.ShouldMatch(@"^\[#\d+ - [0-9.]+ms - [0-9.]+(B|KB|MB) - \w+\]");
        debug.GetProperty("sqls")[0].GetString()!.ShouldMatch(@"^\[#1 - [0-9.]+ms - [0-9.]+(B|KB|MB) - SQL\].*    main\.people    SELECT");
    }

    [Fact]
    public async Task Exception_IsToldInDebugOutputOnly()
    {
        await using (var host = await StartAsync("Development"))
        {
            host.ExpectError(1000);
            var reply = await host.GetAsync("/api?s=Unwritable.Throws&__debug__=1");
            reply.Message.ShouldNotContain("secret");
            reply.Root.GetProperty("debug").GetProperty("exception").GetString()!.ShouldContain("secret of the service");
            (await host.GetAsync("/api?s=Unwritable.Throws")).Text.ShouldNotContain("secret");
        }

        await using (var host = await StartAsync("Development"))
        {
            host.ExpectError(1100);
            (await host.GetAsync("/api?s=Unwritable.Getter&__debug__=1")).Root.GetProperty("debug").GetProperty("exception").GetString()!
                .ShouldContain("secret of the getter");
        }
    }

    [Fact]
    public async Task FailedStatement_IsShownWithItsErrorAndDoesNotHideTheFault()
    {
        await using var host = await StartAsync("Development");
        host.ExpectError(1000);
        var reply = await host.GetAsync("/api?s=Sql.Fails&__debug__=1");
        reply.Ret.ShouldBe(500);
        var debug = reply.Root.GetProperty("debug");
        debug.GetProperty("exception").GetString()!.ShouldContain("missing_table");
        debug.GetProperty("sqls").EnumerateArray().Single().GetString()!.ShouldMatch(
            @"^\[#1 - [0-9.]+ms - SQL\].*    Sql::Fails\(\)    missing_table    SELECT \* FROM missing_table; -- ERROR: Microsoft\.Data\.Sqlite\.SqliteException: .*missing_table");
    }

    [Fact]
    public async Task FailedStatement_OfAProfileThatDoesNotShowThem_LeavesAGap()
    {
        await using var host = await StartAsync("Development", settings: ("Tests:Profile", "Recorded"));
        var sqls = (await host.GetAsync("/api?s=Sql.FailsBetween&__debug__=1")).Root.GetProperty("debug").GetProperty("sqls");
        sqls.EnumerateArray().Select(sql => sql.GetString()![..3]).ShouldBe(["[#1", "[#3"]);
    }

    [Fact]
    public async Task SensitiveValues_AreMaskedInStatementsAndNotes()
    {
        await using var host = await StartAsync("Development");
        var reply = await host.PostAsync("/api?s=Sql.Count&__debug__=1", "name=Ada&secret=s3cr3t%22%27%5Cq&access_token=t0k3n");
        reply.Succeeded();
        reply.Text.ShouldNotContain("s3cr3t");
        reply.Text.ShouldNotContain("t0k3n");
        reply.Root.GetProperty("debug").GetProperty("seen").ToString().ShouldBe("""{"secret":"***","inner":["token ***"]}""");
        host.Logs.Lines.ShouldNotContain(record => record.Text.Contains("s3cr3t") || record.Text.Contains("t0k3n"));
    }

    private static Task<TestHost> StartAsync(
        string environment, string? debug = null, string? allowed = null, params (string Name, string Value)[] settings) => TestHost.StartAsync(options =>
    {
        options.Environment = environment;
        options.Settings["PhalNet:Debug"] = debug;
        options.Settings["PhalNet:AllowDebugInProduction"] = allowed;
        foreach (var (name, value) in settings)
            options.Settings[name] = value;
        options.Services.AddRange([typeof(Sql), typeof(Unwritable)]);
        options.ConfigureModule = module => module.Services.AddSingleton(_ => new TracingDbDataSource(new SqliteSource()));
        options.ConfigureServices = AddRecordedProfile;
    });

    private static void AddRecordedProfile(IServiceCollection services)
    {
        var strict = services.Single(service => service.ServiceType == typeof(CallProfile)).ImplementationFactory!;
        services.AddSingleton(provider => (CallProfile)strict(provider) with { Name = "Recorded", ShowsFailedStatements = false });
    }

    [GeneratedRegex(@"^\[#\d+ - [0-9.]+ms - (?<tag>\w+)\].+\(\d+\)$")]
    private static partial Regex Mark();
}
