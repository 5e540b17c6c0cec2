using Microsoft.AspNetCore.Http;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>Parameters of types that ASP.NET Core binds are refused with a hint on what to declare instead.</summary>
public sealed class UnreadableParameterTests
{
    [Theory]
    [InlineData("One", "use an UploadedFile, or a List<UploadedFile>")]
    [InlineData("Several", "use an UploadedFile, or a List<UploadedFile>")]
    [InlineData("Context", "use an ICallContext")]
    [InlineData("Request", "use an ICallContext")]
    [InlineData("Response", "use an ICallContext")]
    [InlineData("Form", "declare the values to read as parameters")]
    [InlineData("Query", "declare the values to read as parameters")]
    [InlineData("Headers", "declare the values to read as parameters")]
    public async Task Parameter_OfATypeOfAspNetCore_IsRefusedWithWhatToUse(string action, string instead)
    {
        var error = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(options => options.Services.Add(typeof(Bound))));

        error.Errors.Where(found => found.Contains($"+Bound.{action}(")).ShouldHaveSingleItem()
            .ShouldEndWith($" cannot be read from a request; {instead}.");
    }

    [Service("App.Bound")]
    private sealed class Bound
    {
        public void One(IFormFile value) => _ = value;

        public void Several(IFormFileCollection value) => _ = value;

        public void Context(HttpContext value) => _ = value;

        public void Request(HttpRequest value) => _ = value;

        public void Response(HttpResponse value) => _ = value;

        public void Form(IFormCollection value) => _ = value;

        public void Query(IQueryCollection value) => _ = value;

        public void Headers(IHeaderDictionary value) => _ = value;
    }
}
