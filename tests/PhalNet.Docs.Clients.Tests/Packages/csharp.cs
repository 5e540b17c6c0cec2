using System;
using System.Collections.Generic;
using System.Text;
using PhalApiClientSDK;

Console.OutputEncoding = new UTF8Encoding(false);
PhalApiClient client = PhalApiClient.create().withHost(args[0] + "api").withFilter(new Signing()).withParser(new PhalApiClientParserJson());
PhalApiClientResponse rs = client.reset().withService("App.Upload.Echo").withParams("text", args[2]).withTimeout(3000).request();
Say("sent", rs);
Console.WriteLine("member|" + rs.data!.digest + "|" + rs.data["digest"] + "|" + (rs.data.none == null));
rs = client.reset().withService("App.Upload.Echo").withTimeout(3000).request();
Say("refused", rs);
Say("filtered", client.reset().withService("App.Upload.Echo").withParams("unsigned", "1").request());
Say("mirrored", PhalApiClient.create().withHost(args[0] + "mirrored").request());
Say("broken", PhalApiClient.create().withHost(args[0] + "broken").request());
Say("closed", PhalApiClient.create().withHost(args[1]).withTimeout(1000).request());
Say("parsed", PhalApiClient.create().withHost(args[0] + "page").withParser(new Page()).request());

PhalApiClientResponse made = new PhalApiClientResponse();
made.ret = 201;
made.data = new Dictionary<string, string> { ["a"] = "b" };
made.msg = "made";
Console.WriteLine("made|" + made.ret + "|" + made.msg + "|" + made.data["a"]);
Say("one", new PhalApiClientResponse(1));
Say("two", new PhalApiClientResponse(2, "data"));
Say("three", new PhalApiClientResponse(3, "data", "message"));
PhalApiClientResponse list = new PhalApiClientParserJson().parse("{\"ret\":200,\"data\":{\"items\":[{\"id\":1},{\"id\":2}],\"total\":2.5,\"ok\":true},\"msg\":\"\"}");
int sum = 0;
foreach (dynamic item in list.data!.items)
    sum += item.id;
string json = list.data;
Console.WriteLine("list|" + sum + "|" + list.data.items.Count + "|" + list.data.items[1].id + "|" + list.data.total + "|" + list.data.ok + "|" + json);

static void Say(string name, PhalApiClientResponse response) =>
    Console.WriteLine(name + "|" + response.ret + "|" + response.msg + "|" + response.data);

class Signing : PhalApiClientFilter
{
    public void filter(String service, Dictionary<String, String> parameters)
    {
        if (service == "App.Upload.Echo" && parameters.Remove("unsigned"))
            parameters.Add("text", "signed");
    }
}

class Page : PhalApiClientParser
{
    public PhalApiClientResponse parse(String apiResult)
    {
        return new PhalApiClientResponse(200, apiResult.Length, "page");
    }
}
