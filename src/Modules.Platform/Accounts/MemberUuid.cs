namespace Modules.Platform;

/// <summary>The uuids of members: 32 letters and digits, compared ordinally.</summary>
internal static class MemberUuid
{
    public const int Length = 32;

    public static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiLetterOrDigit);
}
