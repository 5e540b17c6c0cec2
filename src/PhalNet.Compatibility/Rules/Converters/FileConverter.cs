namespace PhalNet.Compatibility;

/// <summary>
/// Type file: reads an entry of <c>$_FILES</c>, one file or a list of them, and returns arrays of name, type, tmp_name, error and size. An
/// entry with text keys, or with gaps in its numbers, counts as missing.
/// </summary>
internal sealed class FileConverter : ValueConverter
{
    private static readonly string[] Members = ["name", "type", "tmp_name", "error", "size"];

    private readonly RuleSettings _settings;
    private readonly PhpRuleLimits _limits;
    private readonly PhpArray _types;
    private readonly string[] _extensions;

    public FileConverter(RuleSettings settings)
    {
        _settings = settings;
        _limits = new PhpRuleLimits(settings, MessageKeys.MinSize, MessageKeys.MaxSize);
        _types = settings.Rule["range"] is { IsArray: true } types ? types.Array : [];
        var extensions = settings.Rule["ext"];
        var texts = extensions.IsArray
            ? extensions.Array.Values.Select(PhpConvert.ToText)
            : settings.Text("ext") is { Length: > 0 } list ? list.Split(',') : [];
        _extensions = [.. texts.Select(extension => extension.Trim().ToLowerInvariant())];
    }

    public override RuleResult Convert(PhpValue value)
    {
        var entry = value.IsArray ? value.Array : [];
        if (entry["name"] is not { IsArray: true } names)
            return One(entry);
        var files = new PhpArray(names.Array.Count);
        for (long i = 0; i < names.Array.Count; i++)
        {
            if (names.Array[i] is not { IsString: true })
                return _settings.Refuse(MessageKeys.Required);
            var file = new PhpArray(Members.Length);
            foreach (var member in Members)
                file[member] = entry[member] is { IsArray: true } column ? column.Array[i] : PhpValue.Null;
            var checkedFile = One(file);
            if (checkedFile.Failure is not null)
                return checkedFile;
            files.Append(checkedFile.Value);
        }

        return RuleResult.Of(files);
    }

    private RuleResult One(PhpArray entry)
    {
        var error = entry["error"];
        if (PhpConvert.ToInt(error) != UploadTable.Ok)
            return _settings.Refuse(MessageKeys.Upload, RuleSettings.Sent("error", error));
        if (_limits.Check(entry["size"]) is { } outside)
            return outside;

        var type = PhpConvert.ToText(entry["type"]);
        if (_types.Count > 0 && !_types.Values.Any(allowed => Same(PhpConvert.ToText(allowed), type)))
            return _settings.Refuse(MessageKeys.FileType, ("range", EnumConverter.Join(_types)), RuleSettings.Sent("value", type));

        var extension = Extension(PhpConvert.ToText(entry["name"]));
        if (_extensions.Length > 0 && !_extensions.Contains(extension))
        {
            var allowed = string.Join(", ", _extensions);
            return _settings.Refuse(MessageKeys.FileExtension, ("ext", allowed), RuleSettings.Sent("value", extension));
        }

        var file = new PhpArray(Members.Length);
        foreach (var member in Members)
            file[member] = entry[member];
        return RuleResult.Of(file);
    }

    private static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
