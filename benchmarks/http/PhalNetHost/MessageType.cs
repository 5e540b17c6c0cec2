namespace PhalNet.Benchmarks.Http;

public enum MessageType
{
    Text,
    Html,
    Image,
    Link,
    Custom,
}
