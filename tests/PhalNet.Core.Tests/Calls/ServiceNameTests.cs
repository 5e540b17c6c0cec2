namespace PhalNet.Core.Tests.Calls;

public sealed class ServiceNameTests
{
    [Theory]
    [InlineData("App.Site.Index", "site")]
    [InlineData("App.Site.Index.", "site")]
    [InlineData("Site.Index", "site")]
    [InlineData("Site.Index.", "site")]
    [InlineData("Site", "site")]
    [InlineData("Site.", "site")]
    [InlineData("", "site")]
    [InlineData(".", "site")]
    [InlineData("app.SITE.index", "site")]
    [InlineData("Site.Info", "info")]
    [InlineData("Site.Later", "later")]
    [InlineData("Group_Item.Show", "item")]
    [InlineData("App.group_item.show", "item")]
    [InlineData("Other.Thing.Run", "thing")]
    public async Task Name_OfAnAction_FindsIt(string name, string expected)
    {
        await using var host = await StartAsync();

        (await host.CallAsync(name)).Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Thing", "Other", "thing index")]
    [InlineData("Thing.Run", "other", "thing")]
    [InlineData("App.Site.Index", "Other", "site")]
    public async Task Name_WithTheEntrysOwnNamespace_IsCompletedWithIt(string name, string @namespace, string expected)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync(new CallRequest(name, CallRequest.Create("").Values) { DefaultNamespace = @namespace });

        result.Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("App.Site.Missing")]
    [InlineData("App.Missing.Index")]
    [InlineData("Missing")]
    [InlineData("Thing.Run")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("App..Index")]
    [InlineData("App.Site.Index..")]
    [InlineData("App.Site.Index.More")]
    [InlineData("App.Site.LaterAsync")]
    [InlineData(" App.Site.Index")]
    [InlineData("App/Site/Index")]
    [InlineData("../../etc/passwd")]
    [InlineData("App.Site.Index\0")]
    [InlineData("App.Site.\ud800")]
    [InlineData("应用.接口.方法")]
    [InlineData("App.Site.ToString")]
    [InlineData("App.Site.GetHashCode")]
    [InlineData("App.Site.Equals")]
    [InlineData("App.Site.GetType")]
    [InlineData("App.Site.MemberwiseClone")]
    [InlineData("App.Site.Finalize")]
    [InlineData("App.Site.Dispose")]
    [InlineData("App.Site.get_Property")]
    [InlineData("App.Site.set_Property")]
    [InlineData("App.Site.Property")]
    [InlineData("App.Site.add_Happened")]
    [InlineData("App.Site.op_Addition")]
    [InlineData("App.Site.Kept")]
    [InlineData("App.Site.InheritedKept")]
    [InlineData("App.Site.Hidden")]
    [InlineData("App.Site.Guarded")]
    [InlineData("App.Site.Inside")]
    [InlineData("App.Site.Static")]
    [InlineData("App.Site..ctor")]
    [InlineData("App.Record.Equals")]
    [InlineData("App.Record.Deconstruct")]
    [InlineData("App.Record.<Clone>$")]
    public async Task Name_ThatIsNoAction_GivesRet404WithTheName(string name)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync(name);

        result.Ret.ShouldBe(404);
        result.Message.ShouldBe($"There is no service {name}.");
        result.Action.ShouldBeNull();
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData('a')]
    [InlineData('.')]
    [InlineData('\u4e2d')]
    public async Task Name_OfAMillionCharacters_GivesRet404WithItsBeginning(char character)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync(new string(character, 1_000_000));

        result.Ret.ShouldBe(404);
        result.Message.Length.ShouldBeLessThan(8300);
    }

    [Fact]
    public async Task Name_OfAnInheritedMethod_FindsIt()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Site.Inherited")).Data.ShouldBe("inherited");
        (await host.CallAsync("App.Record.Run")).Data.ShouldBe("record");
    }

    [Fact]
    public async Task Class_WithoutAGivenName_IsNamedByModuleFolderAndNesting()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("Demo", [typeof(Named)]));

        host.Registry.Current.Actions.Select(action => action.Name).ShouldBe(["Demo.Calls_ServiceNameTests_Named.Run"]);
    }

    private static Task<TestHost> StartAsync() =>
        TestHost.StartAsync(app => app.AddModule("App", [typeof(Site), typeof(Item), typeof(Record)]).AddModule("Other", [typeof(Thing)]));

    private abstract class SiteBase
    {
        public string Inherited() => "inherited";

        [NonAction]
        public virtual string InheritedKept() => "";
    }

    [Service("App.Site")]
    private sealed class Site : SiteBase, IDisposable
    {
        public event EventHandler? Happened
        {
            add { }
            remove { }
        }

        public string Property { get; set; } = "";

        public static Site operator +(Site one, Site other) => one;

        public static string Static() => "";

        public string Index() => "site";

        public string Info() => "info";

        public async Task<string> LaterAsync()
        {
            await Task.Yield();
            return "later";
        }

        [NonAction]
        public string Kept() => "";

        public override string InheritedKept() => "";

        public void Dispose()
        {
        }

        public override string ToString() => "";

        public override bool Equals(object? obj) => false;

        public override int GetHashCode() => 0;

        internal string Inside() => Hidden() + Guarded();

        private static string Hidden() => "";

        private string Guarded() => Property;
    }

    [Service("App.Group_Item")]
    private sealed class Item
    {
        public string Show() => "item";
    }

    [Service("App.Record")]
    private sealed record Record
    {
        public string Run() => "record";
    }

    [Service("Other.Thing")]
    private sealed class Thing
    {
        public string Index() => "thing index";

        public string Run() => "thing";
    }

    [Service]
    private sealed class Named
    {
        public string Run() => "";
    }
}
