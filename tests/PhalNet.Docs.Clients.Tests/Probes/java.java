import net.phalapi.sdk.*;

public class Main {
    public static void main(String[] args) {
        String base = args[0];
        PhalApiClient client = PhalApiClient.create();
        for (String name : new String[] { "silent", "drip", "broken", "page", "list", "spaced", "mirrored" }) {
            client.reset().withHost(base + name);
            if (name.equals("silent") || name.equals("drip")) {
                client.withTimeout(500);
            }
            say(name, client.request());
        }
        say("closed", client.withHost(args[1]).request());
        say("nowhere", client.withHost("").request());
        say("missing", client.withHost(base + "api").withFile("photo", "no/such/file").request());
        client.reset();
        client.withHost(base + "api").withService("App.Upload.Echo");
        say("refused", client.request());
        say("echo", client.withParams("text", args[2]).request());
        client.withMethod("GET").withService("App.Places.Read").withHeader("X-Key", args[4]);
        say("get", client.request());
        say("split", client.withHeader("X-Key", "a\r\nX-Other: other").request());
        say("misfit", client.withFile("photo", args[3]).request());
        client.reset().withService("App.Upload.Take").withParams("title", args[2]).withFile("photo", args[3]).withTimeout(20000);
        say("file", client.request());
    }

    private static void say(String name, PhalApiClientResponse response) {
        System.out.println(name + "|" + response.getRet() + "|" + response.getMsg() + "|" + response.getData());
    }
}
