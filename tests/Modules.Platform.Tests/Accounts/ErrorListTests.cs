using System.Reflection;
using System.Xml.Linq;

namespace Modules.Platform.Tests.Accounts;

/// <summary>Each service's page lists the ret codes that it returns.</summary>
public sealed class ErrorListTests
{
    private static readonly XDocument Texts = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Modules.Platform.xml"));

    [Theory]
    [InlineData(typeof(Auth), "ApplyToken", "407 408")]
    [InlineData(typeof(Auth), "RefreshAccessToken", "406 407 408")]
    [InlineData(typeof(Auth), "RevokeAccessToken", "406")]
    [InlineData(typeof(Auth), "UserLogin", "406 407 408 429")]
    [InlineData(typeof(User), "UserLogin", "406 407 408 429")]
    [InlineData(typeof(User), "Profile", "406 407 408")]
    [InlineData(typeof(ChatMessage), "Send", "406 407 408 409 429")]
    [InlineData(typeof(ChatMessage), "Sync", "406 407 408")]
    public void Errors_OfAService_AreListed(Type service, string action, string rets)
    {
        var method = service.GetMethod(action)!;
        string[] ids = [$"M:{service.FullName}.{action}(", .. Bases(service).Select(type => $"T:{type.FullName}")];
        var listed = Texts.Descendants("member")
            .Where(member => ids.Any(id => id.EndsWith('(') ? Name(member).StartsWith(id, StringComparison.Ordinal) : Name(member) == id))
            .SelectMany(member => member.Elements("exception")).Select(exception => exception.Value.Trim()[..3]);

        string.Join(' ', listed.Distinct().Where(ret => ret != "400").Order()).ShouldBe(rets);
        method.IsDefined(typeof(NonActionAttribute)).ShouldBeFalse();
    }

    private static string Name(XElement member) => member.Attribute("name")!.Value;

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var each = type; each is not null; each = each.BaseType!)
            yield return each;
    }
}
