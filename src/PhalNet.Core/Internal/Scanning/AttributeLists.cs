namespace PhalNet.Internal.Scanning;

internal static class AttributeLists
{
    /// <summary>The first attribute of a kind. Tens of thousands of lists are looked through at start; most have an attribute or two.</summary>
    public static T? Find<T>(this Attribute[] attributes) where T : Attribute
    {
        foreach (var attribute in attributes)
        {
            if (attribute is T found)
                return found;
        }

        return null;
    }
}
