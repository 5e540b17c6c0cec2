using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Authorization;

public sealed class ForeignAttributeTests
{
    [Theory]
    [InlineData(".Limited: [EnableRateLimiting]", "app.MapPhalNet(...).RequireRateLimiting(")]
    [InlineData(".Timed: [RequestTimeout]", ".WithRequestTimeout(")]
    [InlineData(".Cached: [OutputCache]", ".CacheOutput()")]
    [InlineData(".Body(order): [FromBody]", "[Param(Source = ValueSource.Body)]")]
    [InlineData(".Query(id): [FromQuery]", "[Param(Source = ValueSource.Query)]")]
    [InlineData(".Header(token): [FromHeader]", "Source = ValueSource.Header")]
    [InlineData(".Services(call): [FromServices]", "constructor")]
    [InlineData(".Get: [HttpGet]", "[Verbs(\"GET\")]")]
    [InlineData(".Routed: [Route]", "[Service(\"Namespace.Class\")]")]
    [InlineData(".Typed: [ProducesResponseType]", "return type")]
    [InlineData(".NotOne: [NonAction]", "[PhalNet.NonAction]")]
    [InlineData(".Sliced: [GetOnly]", "[Verbs(\"GET\")]")]
    [InlineData(".Audited: [Audited]", "[Filter(typeof(...))]")]
    [InlineData(".Checked: [CheckedAuthorize]", "[Filter(typeof(...), Order = FilterOrder.Permission)]")]
    [InlineData(".Page: [FromQuery]", "[Param(Source = ValueSource.Query)]")]
    [InlineData("Foreign: [ApiController]", "[Service] is enough")]
    public async Task Attribute_ThatNothingUnderstands_StopsTheStart_WithTheLineToWrite(string attribute, string instead)
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Foreign));
            options.ConfigureServices = services => services.AddAuthorization();
        }));
        exception.Errors.Count.ShouldBe(16, exception.Message);
        exception.Errors.ShouldContain(error => error.Contains(attribute) && error.Contains(instead));
    }

#pragma warning disable CA1822
    [Service("App.Foreign"), ApiController]
    public sealed class Foreign
    {
        [FromQuery]
        public int Page { get; set; }

        [EnableRateLimiting("one")]
        public string Limited() => "";

        [RequestTimeout(100)]
        public string Timed() => "";

        [OutputCache]
        public string Cached() => "";

        public string Body([FromBody] string order) => order;

        public string Query([FromQuery] string id) => id;

        public string Header([FromHeader(Name = "X-Token")] string token) => token;

        public string Services([FromServices] ICallContext call) => call.Service;

        [HttpGet]
        public string Get() => "";

        [Route("here")]
        public string Routed() => "";

        [ProducesResponseType(StatusCodes.Status404NotFound)]
        public string Typed() => "";

        [Microsoft.AspNetCore.Mvc.NonAction]
        public string NotOne() => "";

        [GetOnly]
        public string Sliced() => "";

        [Audited]
        public string Audited() => "";

        [CheckedAuthorize]
        public string Checked() => "";
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class GetOnlyAttribute : HttpGetAttribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class AuditedAttribute : Attribute, IFilterMetadata
    {
    }

    /// <summary>An authorization attribute with code that only MVC would run.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CheckedAuthorizeAttribute : AuthorizeAttribute, IAuthorizationFilter
    {
        public void OnAuthorization(AuthorizationFilterContext context)
        {
        }
    }
}
