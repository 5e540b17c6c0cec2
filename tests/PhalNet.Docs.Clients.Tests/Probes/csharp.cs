using System;
using System.Text;

Console.OutputEncoding = new UTF8Encoding(false);
var client = PhalApiClient.create();
foreach (var name in new[] { "silent", "drip", "broken", "page", "list", "spaced", "mirrored" })
{
    client.reset().withHost(args[0] + name);
    if (name is "silent" or "drip")
        client.withTimeout(500);
    Say(name, client.request());
}

Say("closed", client.withHost(args[1]).request());
Say("nowhere", client.withHost("").request());
Say("missing", client.withHost(args[0] + "api").withFile("photo", "no/such/file").request());
client.reset();
client.withHost(args[0] + "api").withService("App.Upload.Echo");
Say("refused", await client.requestAsync());
Say("echo", client.withParams("text", args[2]).request());
client.withMethod("GET").withService("App.Places.Read").withHeader("X-Key", args[4]);
Say("get", client.request());
Say("split", client.withHeader("X-Key", "a\r\nX-Other: other").request());
Say("misfit", client.withFile("photo", args[3]).request());
client.reset().withService("App.Upload.Take").withparamsList("title", args[2]).withFile("photo", args[3]).withTimeout(20000);
Say("file", client.request());

static void Say(string name, PhalApiClientResponse response) =>
    Console.WriteLine($"{name}|{response.ret}|{response.msg}|{response.data}");
