using System.Diagnostics.CodeAnalysis;

namespace PhalNet.Internal.Strict;

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
