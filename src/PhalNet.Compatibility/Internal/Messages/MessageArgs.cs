namespace PhalNet.Compatibility.Internal.Messages;

/// <summary>The named values of a message, in the order in which they are filled in.</summary>
internal sealed class MessageArgs : List<KeyValuePair<string, string>>
{
    public void Add(string name, string value) => Add(new KeyValuePair<string, string>(name, value));
}
