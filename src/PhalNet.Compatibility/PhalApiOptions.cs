using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>The options of the PhalApi profile; initialized from the configuration section <c>PhalNet</c>.</summary>
public sealed class PhalApiOptions
{
    /// <summary>
    /// Rules for every action, in PhalApi's format: member to rule (<c>{"token": {"name": "token", "require": true}}</c>). Configured as
    /// <c>PhalNet:CommonRules</c>, for one module as <c>MODULE:CommonRules</c>.
    /// </summary>
    public JsonElement? CommonRules { get; set; }

    /// <summary>
    /// The services that need no signature and no common parameters: <c>Class.Action</c>, with an asterisk for a whole part; a list under a
    /// namespace's name replaces the general list for that namespace. Configured as <c>PhalNet:ServiceWhitelist</c>.
    /// </summary>
    public JsonElement? ServiceWhitelist { get; set; }

    /// <summary>Whether cookies are parameters as well and override query and body, like PHP's request_order GPC.</summary>
    public bool CookiesAreParameters { get; set; }

    /// <summary>The maximum size of an uploaded file in bytes; a larger one is upload error 1.</summary>
    [Range(1, long.MaxValue)]
    public long UploadBytes { get; set; } = long.MaxValue;

    /// <summary>
    /// The functions for rules of type callback. A static PHP method is named <c>Namespace\Class::method</c>. Names are case-insensitive.
    /// </summary>
    public IDictionary<string, PhalApiCallback> Callbacks { get; } =
        new Dictionary<string, PhalApiCallback>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The application's functions for <c>on_after_parse</c>, in addition to PHP's (trim, strtolower, intval …). They take and return null,
    /// bool, long, double, string, a list or a dictionary.
    /// </summary>
    public IDictionary<string, Func<object?, object?>> Transforms { get; } =
        new Dictionary<string, Func<object?, object?>>(StringComparer.OrdinalIgnoreCase);
}
