using System.Security.Cryptography;
using System.Text;

namespace PhalNet.Docs.Clients.Tests.Running;

internal static class Digests
{
    public static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
