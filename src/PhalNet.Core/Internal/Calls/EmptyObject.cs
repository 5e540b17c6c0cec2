namespace PhalNet.Internal.Calls;

/// <summary>Written as <c>{}</c>: the data of calls that have none.</summary>
internal sealed class EmptyObject
{
    private EmptyObject()
    {
    }

    public static EmptyObject Instance { get; } = new();
}
