using System.Xml.Linq;

namespace PhalNet.Server.Tests;

public sealed class TranslationTests
{
    private static readonly string[] Documented = [typeof(Site).FullName!, typeof(SiteWelcome).FullName!];

    [Fact]
    public void Translation_Members_AreThoseOfTheServices() =>
        Members("zh-CN/PhalNet.Server.xml").Keys.Order().ShouldBe(English().Keys.Order());

    [Fact]
    public void Translation_EveryMember_SaysTheSameThings()
    {
        var chinese = Members("zh-CN/PhalNet.Server.xml");
        foreach (var (id, english) in English())
            Shape(chinese[id]).ShouldBe(Shape(english), id);
    }

    [Fact]
    public void Translation_Texts_AreChinese() =>
        Members("zh-CN/PhalNet.Server.xml").Values.Elements()
            .ShouldAllBe(element => element.Value.Any(character => character >= '\u4e00' && character <= '\u9fff'));

    private static Dictionary<string, XElement> English() => Members("PhalNet.Server.xml")
        .Where(member => Documented.Any(type => member.Key[2..] == type || member.Key[2..].StartsWith($"{type}.", StringComparison.Ordinal)))
        .ToDictionary();

    private static Dictionary<string, XElement> Members(string file) =>
        XDocument.Load(Path.Combine(Path.GetDirectoryName(ServerProgram.Location("Server"))!, file))
            .Root!.Element("members")!.Elements("member").ToDictionary(member => member.Attribute("name")!.Value);

    private static IEnumerable<string> Shape(XElement member) =>
        member.Elements().Select(element => string.Join(' ', [element.Name.LocalName, .. element.Attributes().Select(attribute => attribute.Value)]));
}
