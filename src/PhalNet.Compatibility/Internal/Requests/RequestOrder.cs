namespace PhalNet.Compatibility.Internal.Requests;

/// <summary>PHP's request_order: what a request parameter may come from, the later over the earlier.</summary>
internal enum RequestOrder : byte
{
    GetPost,
    GetPostCookie,
}
