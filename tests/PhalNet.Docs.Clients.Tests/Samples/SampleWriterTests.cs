using PhalNet.Docs.Internal.Samples;

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

    private static string Write(string id, SampleValue[] files) => new SampleWriter().Write(
        new SampleCatalog().Samples.Single(sample => sample.Id == id), new("https://host/api", "Shop.Order.Find", [new("word", "it's")], files));
}
