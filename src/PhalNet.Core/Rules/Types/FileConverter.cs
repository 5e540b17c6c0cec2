using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

/// <summary>One uploaded file; the last of several with the same name.</summary>
internal sealed class FileConverter : ParameterConverter<UploadedFile>
{
    public override string TypeName => "file";

    /// <summary>Creates the converter of a file or a list of files; null for a file type that is not PhalNet's.</summary>
    public static ParameterConverter? Create(ParameterType type, ConverterParts parts)
    {
        if (ParameterTypes.ElementOf(parts.Type) is { } element)
            return element == typeof(UploadedFile) ? new FileListConverter(parts.Type) : null;
        return parts.Type == typeof(UploadedFile) ? new FileConverter() : null;
    }

    public override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out UploadedFile result)
    {
        result = value.Kind == CallValueKind.Files ? value.Files[^1] : null;
        return result is not null;
    }
}

/// <summary>All files uploaded under one name, with or without brackets.</summary>
internal sealed class FileListConverter(Type type) : ParameterConverter, IListConverter
{
    private readonly ListMaker _maker = ListMaker.For(type, typeof(UploadedFile));

    public override Type Type => type;

    public override string TypeName => "file";

    public override bool TryConvert(in CallValue value, out object? result) =>
        TryConvert([new ListPart(value, IsElement: false)], out result);

    public bool IsSent(in ListPart part) =>
        part.Value.Kind is not (CallValueKind.Missing or CallValueKind.Null or CallValueKind.Text) || part.Value.ToString().Length > 0;

    public bool TryConvert(ReadOnlySpan<ListPart> parts, out object? result)
    {
        result = null;
        var files = new List<UploadedFile>();
        foreach (var part in parts)
        {
            if (part.Value.Kind == CallValueKind.Files)
                files.AddRange(part.Value.Files);
            else if (IsSent(part))
                return false;
        }

        if (files.Count > 0)
            result = _maker.Make(files.ToArray());
        return result is not null;
    }
}
