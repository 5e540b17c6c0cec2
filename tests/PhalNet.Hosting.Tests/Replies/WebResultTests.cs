using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>Results of ASP.NET Core, which a service must not return.</summary>
public sealed class WebResultTests
{
    [Fact]
    public async Task Result_OfAspNetCore_StopsTheStart_WithWhatToReturn()
    {
        var error = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(options => options.Services.Add(typeof(Returning))));

        error.Errors.Count.ShouldBe(6);
        error.Errors.ShouldAllBe(line => line.Contains(
            "cannot be written; return the data itself, a CallResult<T>, a FileReply or a StreamReply", StringComparison.Ordinal));
    }

    [Service("App.Returning")]
    private sealed class Returning
    {
        public IResult Minimal() => Results.Ok();

        public Task<IActionResult>? Action() => null;

        public ActionResult<int>? Typed() => null;

        public JsonResult? Json() => null;

        public Microsoft.AspNetCore.Http.HttpResults.Ok<int> Ok() => TypedResults.Ok(1);

        public List<IFormFile>? Files() => null;
    }
}
