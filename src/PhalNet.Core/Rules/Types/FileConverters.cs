using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

/// <summary>One uploaded file; of several under one name the last.</summary>
internal sealed class FileConverter : ParameterConverter<UploadedFile>
{
    public override string TypeName => "file";

    public override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out UploadedFile result)
    {
        result = value.Kind == CallValueKind.Files ? value.Files[^1] : null;
        return result is not null;
    }
}

/// <summary>All files uploaded under one name.</summary>
internal sealed class FileListConverter(Type type) : ParameterConverter
{
    public override Type Type => type;

    public override string TypeName => "file";

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = value.Kind == CallValueKind.Files ? ListMaker.Make(type, value.Files.ToArray()) : null;
        return result is not null;
    }
}
