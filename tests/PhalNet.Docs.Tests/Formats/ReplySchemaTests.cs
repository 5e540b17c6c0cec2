using System.Text.Json.Nodes;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

/// <summary>The replies of every service of this assembly, and the examples on their pages, match the schemas.</summary>
public sealed class ReplySchemaTests(ReplySchemaTests.Host host) : IClassFixture<ReplySchemaTests.Host>
{
    public static TheoryData<string> Services { get; } = [.. Shop.Everything.SelectMany(type => type.GetMethods()
        .Where(method => method.DeclaringType == type && !method.IsSpecialName && method.GetBaseDefinition().DeclaringType != typeof(object))
        .Select(method => $"{((ServiceAttribute)type.GetCustomAttributes(typeof(ServiceAttribute), false)[0]).Name}.{method.Name}"))];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Reply_OfAService_FitsItsSchema(string service)
    {
        var document = host.Documents.Find(service);
        if (document is null)
            return;
        var response = host.OpenApi["paths"]![$"/api/{service}"]!.AsObject().First().Value!["responses"]!["200"]!["content"]!["application/json"]!;
        if (response["example"] is { } example)
            SchemaJudge.FindErrors(example, response["schema"], host.OpenApi).ShouldBeEmpty();

        foreach (var sent in new[] { Form(document), null })
        {
            using var request = new HttpRequestMessage(new(HttpVerb.Of(document)), $"/api/{service}")
            {
                Content = sent is null || HttpVerb.IsBodiless(HttpVerb.Of(document)) ? null : new FormUrlEncodedContent(sent),
            };
            using var reply = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            if (reply.Content.Headers.ContentType?.MediaType != "application/json")
                continue;
            var envelope = JsonNode.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            SchemaJudge.FindErrors(envelope, response["schema"], host.OpenApi).ShouldBeEmpty(envelope.ToJsonString());
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(ServiceDocument document) =>
        SampleCalls.For(document, "http://localhost/api").Values.Select(value => KeyValuePair.Create(value.Name, value.Value));

    public sealed class Host : IAsyncLifetime
    {
        private DocsHost _host = null!;

        internal DocumentLibrary Documents { get; private set; } = null!;

        public HttpClient Http => _host.Client;

        public JsonNode OpenApi { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _host = await DocsHost.StartAsync(Shop.Everything);
            OpenApi = JsonNode.Parse(await _host.Client.GetStringAsync("/docs/openapi.json?lang=en"))!;
            Documents = FormatShop.Context(_host, _ => true).Library;
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
