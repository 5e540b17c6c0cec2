namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>What the documentation's assembly has embedded.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream(name).ShouldNotBeNull(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
