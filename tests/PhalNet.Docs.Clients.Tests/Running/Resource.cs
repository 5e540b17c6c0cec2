namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The embedded resources of the documentation's assembly.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream(name).ShouldNotBeNull(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
