using System.Reflection;
using System.Xml.Linq;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Services.Members;

namespace PhalNet.Docs.Tests.Comments;

public sealed class MemberIdsTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Plain", "Plain")]
    [InlineData("Lists", "Lists(System.Int32[],System.String[0:,0:],System.Collections.Generic.List{System.String[]},System.Nullable{System.Int32})")]
    [InlineData("References", "References(System.Int32@,System.Int32@,System.Int32@)")]
    [InlineData("Generic", "Generic``2(``0,System.Collections.Generic.Dictionary{``1,``0})")]
    [InlineData("Nested", "Nested(PhalNet.Docs.Tests.Services.Members.Outer{System.Int32}.Inner{System.String},PhalNet.Docs.Tests.Services.Members.Outer{System.Byte}.Plain)")]
    [InlineData("PhalNet.Docs.Tests.Services.ISayings<System.Int32>.Repeat", "PhalNet#Docs#Tests#Services#ISayings{System#Int32}#Repeat(System.Int32)")]
    public void Id_OfAMethod_IsTheSpecifications(string method, string id) =>
        MemberIds.Of(typeof(AllMembers).GetMethod(method, All)!).ShouldBe($"M:PhalNet.Docs.Tests.Services.Members.AllMembers.{id}");

    [Fact]
    public void Id_OfAMethodOfAConstructedBase_IsItsDefinitions()
    {
        MemberIds.Of(typeof(Everything).GetMethod(nameof(Everything.Count))!)
            .ShouldBe("M:PhalNet.Docs.Tests.Services.EverythingBase`1.Count(`0,System.Collections.Generic.List{`0})");
        MemberIds.Of(typeof(Everything).GetProperty(nameof(Everything.AccessToken))!).ShouldBe("P:PhalNet.Docs.Tests.Services.EverythingBase`1.AccessToken");
        MemberIds.Of(typeof(EverythingBase<int>)).ShouldBe("T:PhalNet.Docs.Tests.Services.EverythingBase`1");
        MemberIds.Of(typeof(Outer<int>.Inner<string>).GetMethod("Both")!)
            .ShouldBe("M:PhalNet.Docs.Tests.Services.Members.Outer`1.Inner`1.Both(`0,`1)");
    }

    [Fact]
    public void Ids_OfEveryMember_AreThoseTheCompilerWrote()
    {
        var members = typeof(AllMembers).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(All).Where(member => member is MethodInfo or PropertyInfo or FieldInfo).Append(type))
            .Select(MemberIds.Of).ToHashSet();
        // Types of generated files have names in the assembly that no comment uses.
        var documented = XDocument.Load(Path.ChangeExtension(typeof(AllMembers).Assembly.Location, ".xml")).Descendants("member")
            .Select(member => member.Attribute("name")!.Value).Where(id => !id.Contains("#ctor") && !id.Contains("RegularExpressions.Generated"));

        documented.Where(id => !members.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void Id_OfAnythingElse_IsRefused() => Should.Throw<ArgumentException>(() => MemberIds.Of(typeof(AllMembers).GetConstructor([])!));
}
