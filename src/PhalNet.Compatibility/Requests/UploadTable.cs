using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>Builds PHP's <c>$_FILES</c>: for a field with brackets every member is an array.</summary>
internal static class UploadTable
{
    /// <summary>PHP's codes of upload errors.</summary>
    public const long Ok = 0;
    public const long AboveServerLimit = 1;
    public const long AboveFormLimit = 2;
    public const long NoFile = 4;

    private const string FormLimitField = "MAX_FILE_SIZE";

    public static PhpArray Build(IReadOnlyList<UploadedPart> parts, PhpArray form, long serverLimit)
    {
        var files = new PhpArray();
        var formLimit = PhpConvert.ToInt(form[FormLimitField]);
        foreach (var part in parts)
        {
            // PHP ignores a file whose field name has unmatched brackets, and all files after it.
            if (!HasMatchingBrackets(part.Field))
                break;
            var error = ErrorOf(part, formLimit, serverLimit);
            var stored = error == Ok;
            Put(files, part.Field, "name", BaseName(part.FileName));
            Put(files, part.Field, "type", stored ? MediaType(part.ContentType) : "");
            Put(files, part.Field, "tmp_name", stored ? part.Token : "");
            Put(files, part.Field, "error", error);
            Put(files, part.Field, "size", stored ? part.Size : 0);
        }

        return files;
    }

    private static long ErrorOf(UploadedPart part, long formLimit, long serverLimit)
    {
        if (part.FileName.Length == 0)
            return NoFile;
        if (part.Size > serverLimit)
            return AboveServerLimit;
        return formLimit > 0 && part.Size > formLimit ? AboveFormLimit : Ok;
    }

    private static bool HasMatchingBrackets(string field)
    {
        var open = 0;
        for (var i = 0; i < field.Length; i++)
        {
            open += field[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (open < 0 || (field[i] == ']' && i + 1 < field.Length && field[i + 1] != '['))
                return false;
        }

        return open == 0;
    }

    private static void Put(PhpArray files, string field, string member, PhpValue value)
    {
        var open = field.IndexOf('[', StringComparison.Ordinal);
        var name = open >= 0 && field[^1] == ']'
            ? string.Create(CultureInfo.InvariantCulture, $"{field.AsSpan(0, open)}[{member}]{field.AsSpan(open)}")
            : string.Create(CultureInfo.InvariantCulture, $"{field.Replace('[', '_')}[{member}]");
        NameRegistry.Register(files, name, value);
    }

    private static string BaseName(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string MediaType(string? contentType)
    {
        if (contentType is null)
            return "";
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType[..end]).TrimStart(' ', '\t');
    }
}
