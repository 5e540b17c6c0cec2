namespace PhalNet.Compatibility;

/// <summary>
/// The keys of the built-in messages; behind each the placeholders its text may use, in the order they are filled in. A value filled in
/// early may itself contain the placeholder of a later one and is then filled too, as in the reference.
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

    /// <summary>name, regex (the pattern, or #regex where it is not to be shown)</summary>
    public const string Regex = "rule.regex";

    /// <summary>name, range, value</summary>
    public const string Enum = "rule.enum";

    /// <summary>name</summary>
    public const string Json = "rule.json";

    /// <summary>name, max: a list in text of more elements than are read.</summary>
    public const string Elements = "rule.elements";

    /// <summary>name, error (PHP's number of the upload error)</summary>
    public const string Upload = "rule.upload";

    /// <summary>name, range, value</summary>
    public const string FileType = "rule.file.type";

    /// <summary>name, ext, value</summary>
    public const string FileExtension = "rule.file.ext";

    /// <summary>name: a value that no reply could carry.</summary>
    public const string NotUtf8 = "rule.value.utf8";
    public const string NotFinite = "rule.value.finite";
    public const string TooDeep = "rule.value.depth";

    /// <summary>No placeholders: the rule is no array, or has no name.</summary>
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

    /// <summary>name, function: an after-parse function got a value of a kind it does not take.</summary>
    public const string WrongTransform = "rule.wrong.after";

    /// <summary>name, word, meant: a word that rules do not have.</summary>
    public const string UnknownWord = "rule.unknown.word";

    /// <summary>name, function: an after-parse function that there is not.</summary>
    public const string UnknownTransform = "rule.unknown.after";

    /// <summary>name, type: an array was sent where a date is read.</summary>
    public const string ArrayAsScalar = "rule.array";

    /// <summary>name, type: an array as the limit of a date.</summary>
    public const string WrongKind = "rule.wrong.kind";

    /// <summary>member: what stands for the rules of an action is no list of rules.</summary>
    public const string WrongRules = "rules.wrong";

    /// <summary>No placeholders.</summary>
    public const string WrongSign = "sign.wrong";
    public const string ExpiredSign = "sign.expired";

    /// <summary>service: a name that is none.</summary>
    public const string IllegalService = "service.illegal";

    /// <summary>No placeholders: what documentation calls the types of rules.</summary>
    public const string FloatType = "type.float";
    public const string BooleanType = "type.boolean";
    public const string TimestampType = "type.timestamp";
    public const string CallbackType = "type.callback";

    /// <summary>No placeholders: what documentation says of a date that becomes seconds.</summary>
    public const string TimestampNote = "note.timestamp";
}
