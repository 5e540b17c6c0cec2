namespace PhalNet.Benchmarks.Shared;

/// <summary>The enum parameter of the generated actions.</summary>
public enum LoadKind
{
    Text,
    Html,
    Image,
    Link,
    Custom,
}
