using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>The options of the PhalApi profile; they start from the configuration section <c>PhalNet</c>.</summary>
public sealed class PhalApiOptions
{
    /// <summary>
    /// Rules for every action, in PhalApi's form: member to rule (<c>{"token": {"name": "token", "require": true}}</c>). Configured as
    /// <c>PhalNet:CommonRules</c>, for one module as <c>MODULE:CommonRules</c>.
    /// </summary>
    public JsonElement? CommonRules { get; set; }

    /// <summary>
    /// The services that need no signature and no common parameters: <c>Class.Action</c>, a star for a whole part; a list under a
    /// namespace's name replaces the general one for it. Configured as <c>PhalNet:ServiceWhitelist</c>.
    /// </summary>
    public JsonElement? ServiceWhitelist { get; set; }

    /// <summary>Whether cookies are parameters too and win over query and body, as PHP's request_order GPC has it.</summary>
    public bool CookiesAreParameters { get; set; }

    /// <summary>The largest uploaded file in bytes; a larger one is upload error 1.</summary>
    [Range(1, long.MaxValue)]
    public long UploadBytes { get; set; } = long.MaxValue;

    /// <summary>
    /// Functions that rules of type callback name. A static method of PHP is <c>Namespace\Class::method</c>. Names ignore case.
    /// </summary>
    public IDictionary<string, PhalApiCallback> Callbacks { get; } =
        new Dictionary<string, PhalApiCallback>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Functions of the application for <c>on_after_parse</c>, next to PHP's own (trim, strtolower, intval …). They take and give null,
    /// bool, long, double, string, a list or a dictionary.
    /// </summary>
    public IDictionary<string, Func<object?, object?>> Transforms { get; } =
        new Dictionary<string, Func<object?, object?>>(StringComparer.OrdinalIgnoreCase);
}
