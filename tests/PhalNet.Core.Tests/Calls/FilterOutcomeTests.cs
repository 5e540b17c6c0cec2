namespace PhalNet.Core.Tests.Calls;

/// <summary>Results of filters that bypass the action.</summary>
public sealed partial class FilterOutcomeTests
{
    [Fact]
    public async Task Filters_OfDifferentOrder_RunTheLowestFirstWhateverTheirLevel()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Ordered.Run")).Extras.Single().Value.ShouldBe(
            "class 100, module 300, action 300, application 400, action 500; "
            + "action 500, application 400, action 300, module 300, class 100");
    }

    [Fact]
    public async Task Filters_OfTheSameOrder_RunFromTheApplicationInwardsAsTheyWereAdded()
    {
        await using var host = await TestHost.StartAsync(app => app.AddFilter<First>().AddFilter<Second>()
            .AddModule("App", [typeof(Same)], module => module.AddFilter<Third>().AddFilter<Fourth>()));

        (await host.CallAsync("App.Same.Run")).Extras.Single().Value.ShouldBe("first, second, third, fourth; fourth, third, second, first");
    }

    [Fact]
    public async Task Filter_ThatGivesAnotherResult_ChangesTheOutcome()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Outcomes.Changed");

        result.Ret.ShouldBe(201);
        result.Data.ShouldBe("was 5");
        result.Action!.Name.ShouldBe("App.Outcomes.Changed");
    }

    [Fact]
    public async Task Filter_ThatCallsNextTwice_RunsTheActionTwice()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Twice")).Data.ShouldBe(2);
    }

    [Fact]
    public async Task Filter_ThatDoesNotCallNext_AnswersInPlaceOfTheAction()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Never")).Data.ShouldBe("cached");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filter_ThatThrowsAfterNext_IsAnsweredInPlaceOfTheAction()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Outcomes.Late");

        result.Ret.ShouldBe(409);
        result.Message.ShouldBe("too late");
    }

    [Fact]
    public async Task Filter_ThatCatchesWhatTheActionThrows_GivesTheOutcome()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Caught")).Data.ShouldBe("caught action broke");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("App.Outcomes.Other")]
    [InlineData("App.Added.Other")]
    public async Task Filter_ThatPassesOnAnotherContext_IsToldSo(string service)
    {
        await using var host = await StartAsync();

        (await host.CallAsync(service)).Ret.ShouldBe(500);

        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message
            .ShouldContain("A filter must pass on the call that it received; this is a ");
    }

    [Fact]
    public async Task Filter_ThatGivesNull_IsToldSo()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Nothing")).Ret.ShouldBe(500);

        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message
            .ShouldBe("A filter or handler of App.Outcomes.Nothing returned null instead of a result.");
    }

    [Fact]
    public async Task HeadersExtrasAndLanguage_SetAfterNext_AreInTheResult()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Outcomes.Added");

        result.Headers.ShouldBe([new("x-action", "1"), new("x-filter", "2")]);
        result.Extras.ShouldBe([new("of", "filter")]);
        result.Language.ShouldBe("zh-CN");
    }
}
