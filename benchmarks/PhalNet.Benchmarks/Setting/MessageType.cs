namespace PhalNet.Benchmarks.Setting;

public enum MessageType
{
    Text,
    Html,
    Image,
    Link,
    Custom,
}
