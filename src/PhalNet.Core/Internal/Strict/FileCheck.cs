namespace PhalNet.Internal.Strict;

internal sealed class FileCheck(Func<UploadedFile, bool> allows, CallFailure failure) : LimitCheck(failure)
{
    protected override bool Allows(object value) => value is UploadedFile file ? allows(file) : ((IEnumerable<UploadedFile>)value).All(allows);
}
