using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Authorization
{
    /// <summary>A stand-in for ASP.NET Core's attribute, which is recognised by name.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method)]
    public sealed class AuthorizeAttribute : Attribute;
}

namespace PhalNet.Core.Tests.Discovery
{
#pragma warning disable CA1822

    public sealed class ForeignAttributeTests
    {
        [Fact]
        public async Task Authorize_WithoutHosting_IsRefusedAtStart()
        {
            var errors = await TestHost.ErrorsAsync(typeof(OnClass), typeof(OnMethod));
            errors.Count.ShouldBe(2);
            errors.ShouldAllBe(error => error.Contains("[Authorize] has no effect on a PhalNet service; it needs PhalNet.Hosting"));
            errors[0].ShouldStartWith($"{typeof(OnClass).FullName}: ");
            errors[1].ShouldStartWith($"{typeof(OnMethod).FullName}.Index: ");
        }

        [Fact]
        public async Task KeyedServices_OnAParameter_AreRefusedAtStart() =>
            (await TestHost.ErrorsAsync(typeof(Keyed))).ShouldHaveSingleItem().ShouldContain(
                "Keyed.Index(clock): [FromKeyedServices] has no effect on a PhalNet service; inject the service into the constructor of the class.");

        [Fact]
        public async Task Attribute_ThatIsUnderstood_IsApplied_WithItsFilter()
        {
            await using var host = await TestHost.StartAsync(app =>
                app.AddModule("App", [typeof(Tagged)]).AddActionAttribute<Tags>());
            (await host.CallAsync("Tagged.Index")).Data.ShouldBe("class,method,Index");
            host.Registry.Current.Actions.Single(action => action.Description.Action == "Index").Access!.Policies.ShouldBe(["class", "method"]);
        }

        [Fact]
        public async Task Attribute_ThatIsUnderstood_MayStopTheStart() =>
            (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(WronglyTagged)]).AddActionAttribute<Tags>()))
                .ShouldHaveSingleItem().ShouldEndWith("WronglyTagged.Index: a tag needs a text.");

        [Service("App.OnClass"), Authorize]
        public sealed class OnClass
        {
            public int Index() => 1;
        }

        [Service("App.OnMethod")]
        public sealed class OnMethod
        {
            [Authorize]
            public int Index() => 1;
        }

        [Service("App.Keyed")]
        public sealed class Keyed
        {
            public int Index([FromKeyedServices("a")] string clock) => clock.Length;
        }

        [Service("App.Tagged"), Tag("class")]
        public sealed class Tagged
        {
            [Tag("method")]
            public string Index() => "Index";
        }

        [Service("App.Wrong")]
        public sealed class WronglyTagged
        {
            [Tag("")]
            public string Index() => "Index";
        }

        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method)]
        public sealed class TagAttribute(string text) : Attribute
        {
            public string Text { get; } = text;
        }

        private sealed class Tags : IActionAttribute, ICallFilter
        {
            public bool Understands(Type attribute) => attribute == typeof(TagAttribute);

            public void Apply(ActionAttributes action)
            {
                string[] texts = [.. action.Attributes.Cast<TagAttribute>().Select(tag => tag.Text)];
                if (texts.Contains(""))
                    action.AddError("a tag needs a text.");
                action.AddFilter(new Prefix(string.Join(',', texts)), FilterOrder.Permission);
                action.Access = new() { Policies = texts };
            }

            public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => next(call);
        }

        private sealed class Prefix(string text) : ICallFilter
        {
            public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
                CallResult.Success($"{text},{(await next(call)).Data}");
        }
    }
}
