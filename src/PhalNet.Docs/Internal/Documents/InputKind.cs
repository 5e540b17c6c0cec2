namespace PhalNet.Docs.Internal.Documents;

/// <summary>What a value is typed into.</summary>
internal enum InputKind
{
    Text,
    LongText,
    Password,
    Number,
    Choice,
    File,
    Date,
    DateTime,
    Time,
}
