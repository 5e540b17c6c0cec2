namespace PhalNet.Docs.Tests.Services;

/// <summary>Parameters with the names that forms, elements and objects of a browser have members of.</summary>
[Service("Shop.Shadows")]
public sealed class Shadows
{
    /// <summary>Say what came</summary>
    public string[] Members(
        string dataset, string target, string method, string action, string elements, string submit, string reset, string id, string name, string enctype,
        string length, string closest, [Param("querySelector")] string selected, [Param("querySelectorAll")] string all, [Param("hasOwnProperty")] string owned,
        [Param("setAttribute")] string set, [Param("addEventListener")] string listener, [Param("dispatchEvent")] string happening, string constructor = "",
        [Param("__proto__")] string prototype = "", [Param("toString", Source = ValueSource.Header)] string text = "") =>
        [dataset, target, method, action, elements, submit, reset, id, name, enctype, length, closest, selected, all, owned, set, listener, happening, constructor, prototype, text];
}
