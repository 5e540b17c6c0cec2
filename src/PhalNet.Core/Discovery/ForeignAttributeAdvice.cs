using System.Collections.Frozen;

namespace PhalNet;

/// <summary>What to write instead of an attribute of ASP.NET Core, by attribute name.</summary>
internal static class ForeignAttributeAdvice
{
    private const string Remove = "PhalNet needs no replacement for it; remove it";
    private const string Name = "name the class with [Service(\"Namespace.Class\")]; an action is named after its method";
    private const string Comment = "write it in the XML comment, which the documentation pages show";
    private const string Verb = "write [Verbs(\"{0}\")]";
    private const string Body = "by default parameters come from the body and the query";
    private const string Result = "the return type documents the data; write [Error(404, \"When it occurs.\")] for an error";
    private const string Filter = "write an ICallFilter and [Filter(typeof(...))]";
    private const string Constructor = "inject the service into the constructor of the class";
    private const string Formats = "set the formats of the entry with PhalNet:Formats:0";
    private const string Size = "set PhalNet:Limits:BodyBytes, or [FileRule(MaxBytes = ...)] for one file";
    private const string Cors = "set PhalNet:Cors:Origins:0, for all services of an entry";
    private const string Authorization = "it needs PhalNet.Hosting: call app.MapPhalNet(...) before the host starts; "
        + "without ASP.NET Core write an ICallFilter and [Filter(typeof(...), Order = FilterOrder.Permission)]";

    private const string General = "remove it, or support it with an IActionAttribute: "
        + "builder.Services.AddPhalNet().AddActionAttribute<...>()";

    private static readonly FrozenDictionary<string, string> Lines = new Dictionary<string, string>
    {
        ["Authorize"] = Authorization,
        ["AllowAnonymous"] = Authorization,
        ["EnableRateLimiting"] = "write app.MapPhalNet(...).RequireRateLimiting(\"POLICY\") for an entry, "
            + "or an IEarlyCallFilter and [Filter(typeof(...), Order = FilterOrder.Limits)]",
        ["DisableRateLimiting"] = "use a separate entry with app.MapPhalNet(...).DisableRateLimiting()",
        ["RequestTimeout"] = "write app.MapPhalNet(...).WithRequestTimeout(TimeSpan.FromSeconds(...)) for an entry, "
            + "and add a CancellationToken parameter to the action",
        ["DisableRequestTimeout"] = "use a separate entry with app.MapPhalNet(...).DisableRequestTimeout()",
        ["OutputCache"] = "use a separate entry with app.MapPhalNet(...).CacheOutput()",
        ["ResponseCache"] = "add an ICallContext parameter and call AddHeader(\"Cache-Control\", \"...\")",
        ["FromBody"] = "write [Param(Source = ValueSource.Body)]; " + Body,
        ["FromForm"] = "write [Param(Source = ValueSource.Body)]; " + Body,
        ["FromQuery"] = "write [Param(Source = ValueSource.Query)], or [Param(\"name\", Source = ValueSource.Query)]",
        ["FromHeader"] = "write [Param(\"X-Name\", Source = ValueSource.Header)]",
        ["FromRoute"] = "services have no routes: send the value as a parameter, and remove the attribute",
        ["FromServices"] = Constructor,
        ["FromKeyedServices"] = Constructor,
        ["AsParameters"] = "write the members as parameters of the action, or as properties with [Param] on the class",
        ["BindProperty"] = "write [Param] on the property",
        ["BindProperties"] = "write [Param] on each property",
        ["BindRequired"] = "remove it: a parameter that is not nullable and has no default value is required",
        ["Bind"] = "declare a class with the members that may be sent",
        ["ModelBinder"] = "write a ParameterConverter and [Converter(typeof(...))]",
        ["HttpGet"] = string.Format(null, Verb, "GET"),
        ["HttpPost"] = string.Format(null, Verb, "POST"),
        ["HttpPut"] = string.Format(null, Verb, "PUT"),
        ["HttpDelete"] = string.Format(null, Verb, "DELETE"),
        ["HttpPatch"] = string.Format(null, Verb, "PATCH"),
        ["HttpHead"] = string.Format(null, Verb, "HEAD"),
        ["HttpOptions"] = string.Format(null, Verb, "OPTIONS"),
        ["HttpMethod"] = string.Format(null, Verb, "METHOD"),
        ["AcceptVerbs"] = "write [Verbs(\"GET\", \"POST\")]",
        ["Route"] = Name,
        ["Area"] = Name,
        ["ActionName"] = Name,
        ["EndpointName"] = Name,
        ["ApiController"] = "[Service] is enough; remove it",
        ["Controller"] = "[Service] is enough: a service is a plain class that does not derive from a controller",
        ["NonController"] = "remove [Service] from a class that is not a service",
        ["NonAction"] = "write [PhalNet.NonAction] instead",
        ["ProducesResponseType"] = Result,
        ["ProducesDefaultResponseType"] = Result,
        ["ProducesErrorResponseType"] = Result,
        ["Produces"] = Formats,
        ["Consumes"] = "remove it: every entry accepts query, form, multipart and JSON",
        ["EnableCors"] = Cors,
        ["DisableCors"] = Cors,
        ["RequestSizeLimit"] = Size,
        ["DisableRequestSizeLimit"] = Size,
        ["RequestFormLimits"] = Size,
        ["ServiceFilter"] = Filter,
        ["TypeFilter"] = Filter,
        ["ActionFilter"] = Filter,
        ["ExceptionFilter"] = "map exceptions with module.MapException<...>(...), or " + Filter,
        ["ResultFilter"] = Filter,
        ["ValidateAntiForgeryToken"] = Filter,
        ["AutoValidateAntiforgeryToken"] = Filter,
        ["RequireAntiforgeryToken"] = Filter,
        ["IgnoreAntiforgeryToken"] = Remove,
        ["RequireHttps"] = "call app.UseHttpsRedirection()",
        ["Host"] = "write app.MapPhalNet(...).RequireHost(\"HOST\") for an entry",
        ["ApiExplorerSettings"] = Remove,
        ["ExcludeFromDescription"] = Remove,
        ["EndpointSummary"] = Comment,
        ["EndpointDescription"] = Comment,
        ["Tags"] = Remove,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why an attribute of this type stops the start, and what to write instead.</summary>
    public static string Of(Type type) => $"[{NameOf(type)}] has no effect on a PhalNet service; {Line(type)}.";

    private static string Line(Type type)
    {
        for (var at = type; at is not null && at != typeof(Attribute); at = at.BaseType)
        {
            if (Lines.TryGetValue(NameOf(at), out var line))
                return line;
        }

        return type.GetInterfaces().Any(part => part.Name is "IFilterMetadata") ? Filter : General;
    }

    /// <summary>An attribute's name as written in code.</summary>
    public static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return name.Length > 9 && name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^9] : name;
    }
}
