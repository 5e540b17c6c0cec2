namespace PhalNet.Compatibility;

/// <summary>
/// The keys of the built-in messages, each with its placeholders in the order in which they are filled. A value may contain the placeholder
/// of a later value, which is then filled as well, as in the reference.
/// </summary>
internal static class MessageKeys
{
    /// <summary>name</summary>
    public const string Required = "rule.required";

    /// <summary>name, min, value; one key each for a number, a text's length, a list's count and a file's size.</summary>
    public const string MinValue = "rule.min.value";
    public const string MinLength = "rule.min.length";
    public const string MinCount = "rule.min.count";
    public const string MinSize = "rule.min.size";

    /// <summary>name, max, value</summary>
    public const string MaxValue = "rule.max.value";
    public const string MaxLength = "rule.max.length";
    public const string MaxCount = "rule.max.count";
    public const string MaxSize = "rule.max.size";

    /// <summary>name, regex (the pattern, or #regex when patterns are not shown)</summary>
    public const string Regex = "rule.regex";

    /// <summary>name, range, value</summary>
    public const string Enum = "rule.enum";

    /// <summary>name</summary>
    public const string Json = "rule.json";

    /// <summary>name, max: a list in text with too many elements.</summary>
    public const string Elements = "rule.elements";

    /// <summary>name, error (PHP's code of the upload error)</summary>
    public const string Upload = "rule.upload";

    /// <summary>name, range, value</summary>
    public const string FileType = "rule.file.type";

    /// <summary>name, ext, value</summary>
    public const string FileExtension = "rule.file.ext";

    /// <summary>name: a value that a reply cannot contain.</summary>
    public const string NotUtf8 = "rule.value.utf8";
    public const string NotFinite = "rule.value.finite";
    public const string TooDeep = "rule.value.depth";

    /// <summary>No placeholders: the rule is not an array, or has no name.</summary>
    public const string NoRule = "rule.wrong.shape";
    public const string NoName = "rule.wrong.name";

    /// <summary>name, type</summary>
    public const string UnknownType = "rule.wrong.type";

    /// <summary>name, source</summary>
    public const string UnknownSource = "rule.wrong.source";

    /// <summary>name, min, max</summary>
    public const string WrongLimits = "rule.wrong.limits";

    /// <summary>name</summary>
    public const string WrongRange = "rule.wrong.range";
    public const string WrongSeparator = "rule.wrong.separator";
    public const string WrongMessage = "rule.wrong.message";

    /// <summary>name, callback</summary>
    public const string UnknownCallback = "rule.wrong.callback";

    /// <summary>name, format</summary>
    public const string UnknownEncoding = "rule.wrong.encoding";

    /// <summary>name, regex, reason</summary>
    public const string WrongPattern = "rule.wrong.regex";

    /// <summary>name, function: an after-parse function does not accept this kind of value.</summary>
    public const string WrongTransform = "rule.wrong.after";

    /// <summary>name, word, meant: an unknown member of a rule.</summary>
    public const string UnknownWord = "rule.unknown.word";

    /// <summary>name, function: an unknown after-parse function.</summary>
    public const string UnknownTransform = "rule.unknown.after";

    /// <summary>name, type: an array was sent for a date.</summary>
    public const string ArrayAsScalar = "rule.array";

    /// <summary>name, type: an array as the limit of a date.</summary>
    public const string WrongKind = "rule.wrong.kind";

    /// <summary>member: the value for the rules of an action is not a list of rules.</summary>
    public const string WrongRules = "rules.wrong";

    /// <summary>No placeholders.</summary>
    public const string WrongSign = "sign.wrong";
    public const string ExpiredSign = "sign.expired";

    /// <summary>service: an invalid name.</summary>
    public const string IllegalService = "service.illegal";

    /// <summary>No placeholders: the names of rule types in the documentation.</summary>
    public const string FloatType = "type.float";
    public const string BooleanType = "type.boolean";
    public const string TimestampType = "type.timestamp";
    public const string CallbackType = "type.callback";

    /// <summary>No placeholders: the note in the documentation for a date that is converted to seconds.</summary>
    public const string TimestampNote = "note.timestamp";
}
