using System.Xml.Linq;

namespace Modules.Platform.Tests.Documentation;

public sealed class TranslationTests
{
    // What callers of the services see; the module's setup is for operators, who read the reference.
    private static readonly Type[] Documented =
    [
        typeof(TokenService), typeof(PlatformService), typeof(Auth), typeof(User), typeof(TokenReply), typeof(LoginReply), typeof(ProfileReply),
        typeof(ChatMessage), typeof(Modules.Platform.Mailboxes), typeof(ChatMessageType), typeof(ListDirection),
        typeof(SentMessage), typeof(SentMessages), typeof(SentCopyReply), typeof(MessageList), typeof(MessageReply),
        typeof(ConversationList), typeof(ConversationReply), typeof(UnreadCount), typeof(ChangeList), typeof(ChangeReply),
    ];

    [Fact]
    public void Translation_Members_AreThoseOfTheServices() =>
        Members(Read("zh-CN/Modules.Platform.xml")).Keys.Order().ShouldBe(English().Keys.Order());

    [Fact]
    public void Translation_EveryMember_SaysTheSameThings()
    {
        var chinese = Members(Read("zh-CN/Modules.Platform.xml"));
        foreach (var (id, english) in English())
            Shape(chinese[id]).ShouldBe(Shape(english), id);
    }

    [Fact]
    public void Translation_Texts_AreChinese() =>
        Members(Read("zh-CN/Modules.Platform.xml")).Values.Elements().Where(element => element.Name != "example")
            .ShouldAllBe(element => element.Value.Any(character => character >= '\u4e00' && character <= '\u9fff'));

    [Fact]
    public void Services_EveryPublicMember_IsDocumented() =>
        Documented.Select(type => "T:" + type.FullName).ShouldBeSubsetOf(English().Keys);

    private static XDocument Read(string file) => XDocument.Load(Path.Combine(AppContext.BaseDirectory, file));

    private static Dictionary<string, XElement> English() => Members(Read("Modules.Platform.xml"))
        .Where(member => Documented.Any(type => member.Key[2..] == type.FullName || member.Key[2..].StartsWith(type.FullName + ".")))
        .ToDictionary();

    private static Dictionary<string, XElement> Members(XDocument document) =>
        document.Root!.Element("members")!.Elements("member").ToDictionary(member => member.Attribute("name")!.Value);

    // The elements with their names and references, and the text before the colon of an error code.
    private static IEnumerable<string> Shape(XElement member) => member.Elements().Select(element => string.Join(' ',
    [
        element.Name.LocalName,
        .. element.Attributes().Select(attribute => attribute.Value),
        element.Name == "exception" ? element.Value.Split(':')[0] : "",
    ]));
}
