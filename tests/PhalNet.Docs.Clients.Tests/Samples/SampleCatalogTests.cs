using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests.Samples;

public sealed class SampleCatalogTests
{
    private readonly SampleCatalog _catalog = new();

    [Fact]
    public void Samples_ComeInTheOrderOfThePage_PlainFirst() => _catalog.Samples.Select(sample => sample.Id).ShouldBe(
        new[] { "curl", "javascript-fetch", "javascript-jquery", "php", "python", "java", "csharp", "go", "objectivec", "ruby", "react-native" }
            .SelectMany(language => new[] { $"{language}-plain", $"{language}-client" }));

    [Fact]
    public void ClientFiles_AreEmbedded_AndNoneIsLeftOver()
    {
        var used = Languages.WithClients.SelectMany(Languages.ClientFilesOf).Order();
        var embedded = typeof(Sample).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Clients/", StringComparison.Ordinal));

        embedded.Select(name => name["Clients/".Length..]).Order().ShouldBe(used);
    }

    [Fact]
    public void ClientFiles_SayTheirLicence()
    {
        foreach (var file in Languages.WithClients.SelectMany(Languages.ClientFilesOf))
            Resource.Read($"Clients/{file}").Split('\n').Take(2).ShouldContain(line => line.EndsWith("SPDX-License-Identifier: MIT", StringComparison.Ordinal), file);
    }

    [Fact]
    public void Sample_WithoutClient_NeedsNoFiles() =>
        _catalog.Samples.ShouldAllBe(sample => sample.UsesClient == (sample.ClientFiles.Count > 0));
}
