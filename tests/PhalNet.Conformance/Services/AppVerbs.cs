namespace PhalNet.Conformance.Services;

/// <summary>A comment of the reference that allows no method is declared as the method NONE here.</summary>
[Service("App.Verbs")]
internal class AppVerbs
{
    [Verbs("GET")]
    public object getOnly(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public virtual object postOnly(ICallContext call) => Echo.Of(call);

    [Verbs("GET", "POST")]
    public object spaceBoth(ICallContext call) => Echo.Of(call);

    [Verbs("GET")]
    public object slashBoth(ICallContext call) => Echo.Of(call);

    [Verbs("GET", "POST")]
    public object slashSpaced(ICallContext call) => Echo.Of(call);

    [Verbs("GET")]
    public object pipeBoth(ICallContext call) => Echo.Of(call);

    [Verbs("GET")]
    public object commaBoth(ICallContext call) => Echo.Of(call);

    [Verbs("GET", "POST")]
    public object commaSpaced(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object lowerCase(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object upperTag(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object twoSpaces(ICallContext call) => Echo.Of(call);

    [Verbs("NONE")]
    public object tabbed(ICallContext call) => Echo.Of(call);

    [Verbs("PUT")]
    public virtual object putOnly(ICallContext call) => Echo.Of(call);

    [Verbs("DELETE", "PATCH")]
    public object deletePatch(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object prefixWord(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object trailingText(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object midLine(ICallContext call) => Echo.Of(call);

    [Verbs("GET", "POST")]
    public object before(ICallContext call) => Echo.Of(call);

    [Verbs("GET")]
    public object firstOfTwo(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object afterDesc(ICallContext call) => Echo.Of(call);

    [Verbs("POST")]
    public object oneLine(ICallContext call) => Echo.Of(call);

    [Verbs("HEAD")]
    public object headOnly(ICallContext call) => Echo.Of(call);

    [Verbs("OPTIONS")]
    public object optionsOnly(ICallContext call) => Echo.Of(call);

    [Verbs("NONE")]
    public object noSpace(ICallContext call) => Echo.Of(call);

    [Verbs("NONE")]
    public object colon(ICallContext call) => Echo.Of(call);

    [Verbs("NONE")]
    public object emptyTag(ICallContext call) => Echo.Of(call);

    public object slashComment(ICallContext call) => Echo.Of(call);

    public object plainComment(ICallContext call) => Echo.Of(call);

    public object noComment(ICallContext call) => Echo.Of(call);
}
