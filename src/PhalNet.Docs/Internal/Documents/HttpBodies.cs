namespace PhalNet.Docs.Internal.Documents;

/// <summary>Which methods come with a body that means something (RFC 9110, section 9.3).</summary>
internal static class HttpBodies
{
    public static bool Lacks(string verb) => verb.ToUpperInvariant() is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE";
}
