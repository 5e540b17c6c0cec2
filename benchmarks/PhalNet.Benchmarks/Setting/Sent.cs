namespace PhalNet.Benchmarks.Setting;

/// <summary>The values sent in all benchmarks.</summary>
internal static class Sent
{
    public const string Service = "Bench.Message.Send";
    public const string Uuid = "0123456789abcdef0123456789abcdef";
    public const string Fields =
        $"access_token=0123456789abcdef&chat_message_to_uuid={Uuid}&chat_message_data=hello%20world&chat_message_type=text&ext_data=x";
    public const string RefusedFields =
        $"access_token=0123456789abcdef&chat_message_to_uuid={Uuid}&chat_message_data=hello%20world&chat_message_type=video&ext_data=x";
    public const string Chinese = "明天下午三点在公司三楼会议室开会，请带上本季度的销售报表和下季度的计划，会后一起吃饭。";
    public const string Json =
        $$"""{"access_token":"0123456789abcdef","chat_message_to_uuid":"{{Uuid}}","chat_message_data":"hello world","chat_message_type":"text","ext_data":"x"}""";

    public static CallRequest Call(string type = "text") => CallRequest.Create(Service,
        ("access_token", "0123456789abcdef"), ("chat_message_to_uuid", Uuid), ("chat_message_data", "hello world"), ("chat_message_type", type), ("ext_data", "x"));
}
