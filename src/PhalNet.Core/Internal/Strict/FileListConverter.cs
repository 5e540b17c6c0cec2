namespace PhalNet.Internal.Strict;

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
