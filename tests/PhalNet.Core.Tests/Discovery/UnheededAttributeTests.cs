using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Newtonsoft.Json
{
    /// <summary>A stand-in for that library's attribute, which is recognised by name.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsonPropertyAttribute(string name) : Attribute
    {
        public string PropertyName { get; } = name;
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsonIgnoreAttribute : Attribute;
}

namespace Microsoft.AspNetCore.Mvc.ModelBinding
{
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class BindNeverAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class FromFormAttribute : Attribute
    {
        public string? Name { get; set; }
    }
}

namespace PhalNet.Core.Tests.Discovery
{
#pragma warning disable CA1822

    /// <summary>Attributes of other frameworks that have no effect here stop the start, with a hint on what to write instead.</summary>
    public sealed class UnheededAttributeTests
    {
        [Theory]
        [InlineData("Sent.Named: [DataMember] of System.Runtime.Serialization has no effect here; write [JsonPropertyName(\"user-name\")].")]
        [InlineData("Sent.Needed: [DataMember] of System.Runtime.Serialization has no effect here; write [Required], or the keyword required.")]
        [InlineData("Sent.Hidden: [IgnoreDataMember] of System.Runtime.Serialization has no effect here; write [JsonIgnore] of System.Text.Json.Serialization.")]
        [InlineData("Sent.Called: [JsonProperty] of Newtonsoft.Json has no effect here; write [JsonPropertyName(\"x\")].")]
        [InlineData("Sent.Left: [JsonIgnore] of Newtonsoft.Json has no effect here; write [JsonIgnore] of System.Text.Json.Serialization.")]
        [InlineData("Sent.Own: [BindNever] of Microsoft.AspNetCore.Mvc.ModelBinding has no effect here; write [JsonIgnore].")]
        [InlineData("Sent.Form: [FromForm] of Microsoft.AspNetCore.Mvc.ModelBinding has no effect here; write [JsonPropertyName(\"y\")].")]
        [InlineData("Sent.Plain: [FromForm] of Microsoft.AspNetCore.Mvc.ModelBinding has no effect here; remove it: members come from the JSON of the object.")]
        [InlineData("Described: [MetadataType] of System.ComponentModel.DataAnnotations has no effect here; write the attributes on the members themselves.")]
        [InlineData("Colour.Red: [EnumMember] of System.Runtime.Serialization has no effect here; write [JsonStringEnumMemberName(\"r-e-d\")].")]
        public async Task Attribute_OfAMember_StopsTheStart(string expected)
        {
            var errors = await TestHost.ErrorsAsync(typeof(Taking));

            errors.Count.ShouldBe(10, string.Join('\n', errors));
            errors.ShouldContain(one => one.EndsWith(expected));
        }

        [Fact]
        public async Task Attribute_OfAResult_StopsTheStart_WhereItWouldBeSent()
        {
            var errors = await TestHost.ErrorsAsync(typeof(Giving));

            errors.Select(error => error[(error.IndexOf("Giving.", StringComparison.Ordinal) + 7)..]).ShouldBe(
            [
                $"User: the result {typeof(User)} has PasswordHash, where [IgnoreDataMember] of System.Runtime.Serialization has no effect here; write [JsonIgnore] of System.Text.Json.Serialization.",
                $"Users: the result {typeof(List<User>)} has [].PasswordHash, where [IgnoreDataMember] of System.Runtime.Serialization has no effect here; write [JsonIgnore] of System.Text.Json.Serialization.",
                $"Held: the result {typeof(Holder)} has Colour, where {typeof(Colour).FullName}.Red: [EnumMember] of System.Runtime.Serialization has no effect here; write [JsonStringEnumMemberName(\"r-e-d\")].",
            ]);
        }

        [Fact]
        public async Task Attribute_ThatSaysWhatIsTrueAnyway_IsNoError()
        {
            await using var host = await TestHost.StartAsync(typeof(Right));

            (await host.CallAsync("App.Right.Call", ("both", """{"right":1,"same":2,"name-of-json":3}"""))).Ret.ShouldBe(200);
        }

        [Theory]
        [InlineData("Properties.Page: [JsonPropertyName] of System.Text.Json.Serialization has no effect here; write [Param(\"pg\")].")]
        [InlineData("Properties.Size: [JsonRequired] of System.Text.Json.Serialization has no effect here; write [Required].")]
        [InlineData("Properties.Item: an indexer cannot be a parameter; remove ParamAttribute.")]
        public async Task Attribute_OfAPropertyThatIsAParameter_StopsTheStart(string expected)
        {
            var errors = await TestHost.ErrorsAsync(typeof(Properties));

            errors.Count.ShouldBe(3, string.Join('\n', errors));
            errors.ShouldContain(one => one.EndsWith(expected));
        }

        [Theory]
        [InlineData("Verbed.Null: VerbsAttribute lists the allowed HTTP methods; without any the action cannot be called.")]
        [InlineData("Verbed.Trace: 'TRACE' is not an HTTP method for actions; use GET, HEAD, POST, PUT, PATCH and so on.")]
        [InlineData("Verbed.Blank: 'GE T' is not an HTTP method for actions; use GET, HEAD, POST, PUT, PATCH and so on.")]
        public async Task Verbs_ThatNoRequestHas_StopTheStart(string expected)
        {
            var errors = await TestHost.ErrorsAsync(typeof(Verbed));

            errors.Count.ShouldBe(3, string.Join('\n', errors));
            errors.ShouldContain(one => one.EndsWith(expected));
        }

        [Fact]
        public async Task Verbs_AreWrittenAsHttpHasThem()
        {
            await using var host = await TestHost.StartAsync(typeof(Lower));

            host.Registry.Current.Actions.Single().Verbs.ShouldBe(["PUT"]);
        }

        [Theory]
        [InlineData("[Authorize] of IGuarded has no effect on the class; write it on the class or its method.")]
        [InlineData("[Authorize] of IGuarded.Index has no effect on the class; write it on the class or its method.")]
        public async Task Attribute_OfAnInterface_StopsTheStart(string expected)
        {
            var errors = await TestHost.ErrorsAsync(typeof(Guarded));

            errors.Count.ShouldBe(2, string.Join('\n', errors));
            errors.ShouldContain($"{typeof(Guarded).FullName}: {expected}");
        }

        public enum Colour
        {
            [EnumMember(Value = "r-e-d")]
            Red,

            [EnumMember(Value = "g"), JsonStringEnumMemberName("g")]
            Green,

            [EnumMember]
            Blue,
        }

        [DataContract]
        public sealed class Sent
        {
            [DataMember(Name = "user-name")]
            public string? Named { get; set; }

            [DataMember(IsRequired = true)]
            public int Needed { get; set; }

            [IgnoreDataMember]
            public int Hidden { get; set; }

            [Newtonsoft.Json.JsonProperty("x")]
            public int Called { get; set; }

            [Newtonsoft.Json.JsonIgnore]
            public int Left { get; set; }

            [BindNever]
            public int Own { get; set; }

            [FromForm(Name = "y")]
            public int Form { get; set; }

            [FromForm]
            public int Plain { get; set; }
        }

        [MetadataType(typeof(Sent))]
        public sealed class Described
        {
            public int Needed { get; set; }
        }

        [Service("App.Taking")]
        public sealed class Taking
        {
            public void Call(Sent sent, Described described) => _ = (sent, described);

            public void Paint(Colour colour, Colour? other = null) => _ = (colour, other);
        }

        public sealed class User
        {
            public string Name { get; set; } = "";

            [IgnoreDataMember]
            public string PasswordHash { get; set; } = "";
        }

        public sealed record Holder(Colour Colour);

        [Service("App.Giving")]
        public sealed class Giving
        {
            public User User() => new();

            public List<User> Users() => [];

            public Holder Held() => new(Colour.Red);
        }

        public sealed class Both
        {
            [DataMember(Name = "right")]
            public int Right { get; set; }

            [Newtonsoft.Json.JsonProperty("same")]
            public int Same { get; set; }

            [DataMember(Name = "name"), JsonPropertyName("name-of-json")]
            public int Named { get; set; }

            [JsonIgnore, IgnoreDataMember]
            public int Hidden { get; set; }
        }

        [Service("App.Right")]
        public sealed class Right
        {
            public Both Call(Both both) => both;
        }

        [Service("App.Properties")]
        public sealed class Properties
        {
            [Param, JsonPropertyName("pg")]
            public int Page { get; set; }

            [Param, JsonRequired]
            public int Size { get; set; }

            [Param]
            public int this[int index]
            {
                get => index;
                set => _ = value;
            }

            public int Call() => Page;
        }

        [Service("App.Verbed")]
        public sealed class Verbed
        {
            [Verbs(null!)]
            public int Null() => 1;

            [Verbs("GET", "TRACE")]
            public int Trace() => 1;

            [Verbs("GE T")]
            public int Blank() => 1;
        }

        [Service("App.Lower")]
        public sealed class Lower
        {
            [Verbs("put")]
            public int Call() => 1;
        }

        [Microsoft.AspNetCore.Authorization.Authorize]
        public interface IGuarded
        {
            [Microsoft.AspNetCore.Authorization.Authorize]
            int Index();
        }

        [Service("App.Guarded")]
        public sealed class Guarded : IGuarded
        {
            public int Index() => 1;
        }
    }
}
