namespace PhalNet.Docs.Clients.Tests.Samples;

public sealed class SampleWriterTests
{
    [Fact]
    public void Curl_WithoutFiles_EncodesEveryValue() => Write("curl-plain", []).ShouldBe(
        """
        curl --max-time 3 \
          --data-urlencode 's=Shop.Order.Find' \
          --data-urlencode 'word=it'\''s' \
          'https://host/api'

        """);

    [Fact]
    public void Curl_WithFiles_SendsAForm() => Write("curl-plain", [new("photo", "a \"b\".jpg")]).ShouldBe(
        """
        curl --max-time 30 \
          --form-string 's=Shop.Order.Find' \
          --form-string 'word=it'\''s' \
          --form 'photo=@"a \"b\".jpg"' \
          'https://host/api'

        """);

    [Fact]
    public void Curl_OfAGet_AsksForOneAddress() => WriteCall(
        "curl-plain", new("https://host/api", "Shop.Order.Find", [new("word", "it's 100%")], []) { Verb = "GET", Headers = [new("X-Key", "a\nb"), new("X-None", "")] }).ShouldBe(
        """
        curl --max-time 3 \
          --header 'X-Key: a b' \
          --header 'X-None;' \
          'https://host/api?s=Shop.Order.Find&word=it%27s%20100%25'

        """);

    [Fact]
    public void Fetch_OfAGetWithACookie_SaysWhoSendsIt() => WriteCall(
        "javascript-fetch-plain", new("https://host/api", "Shop.Order.Find", [], []) { Verb = "GET", Headers = [new("X-Key", "a"), new("Cookie", "session=1")] }).ShouldBe(
        """
        // Scripts of a page cannot send cookies; the browser sends them once it has them: "session=1".
        const response = await fetch("https://host/api?s=Shop.Order.Find", {
          method: "GET",
          headers: {
            "X-Key": "a",
          },
          signal: AbortSignal.timeout(3000),
        });
        const reply = await response.json();

        console.log(reply.ret);
        console.log(reply.data);
        console.log(reply.msg);

        """);

    [Fact]
    public void Client_OfAGet_IsToldTheMethodAndTheHeaders() => WriteCall(
        "python-client", new("https://host/api", "Shop.Order.Find", [new("word", "a")], []) { Verb = "GET", Headers = [new("X-Key", "b")] }).ShouldBe(
        """
        import PhalApiClient

        result = (PhalApiClient.create()
                  .withHost("https://host/api")
                  .withMethod("GET")
                  .withHeader("X-Key", "b")
                  .withService("Shop.Order.Find")
                  .withParams("word", "a")
                  .withTimeout(3000)
                  .request())

        print(result.ret)
        print(result.data)
        print(result.msg)

        """);

    [Fact]
    public void Client_IsCalledAsOnThePagesOfPhalApi() => Write("php-client", []).ShouldBe(
        """
        <?php
        require_once __DIR__ . '/PhalApiClient.php';

        $client = PhalApiClient::create()
            ->withHost('https://host/api');

        $rs = $client->reset()
            ->withService('Shop.Order.Find')
            ->withParams('word', 'it\'s')
            ->withTimeout(3000)
            ->request();

        var_dump($rs->getRet());
        var_dump($rs->getData());
        var_dump($rs->getMsg());

        """);

    private static string Write(string id, SampleValue[] files) => WriteCall(id, new("https://host/api", "Shop.Order.Find", [new("word", "it's")], files));

    private static string WriteCall(string id, SampleCall call) => new SampleWriter().Write(new SampleCatalog().Samples.Single(sample => sample.Id == id), call);
}
