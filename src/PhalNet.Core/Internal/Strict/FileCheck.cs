namespace PhalNet.Internal.Strict;

internal sealed class FileCheck(Func<UploadedFile, bool> allows, ParameterRule rule, string key, params MessageArgument[] arguments) : LimitCheck(rule, key)
{
    protected override MessageArgument[] Arguments => arguments;

    protected override bool Allows(object value) => value is UploadedFile file ? allows(file) : ((IEnumerable<UploadedFile>)value).All(allows);
}
