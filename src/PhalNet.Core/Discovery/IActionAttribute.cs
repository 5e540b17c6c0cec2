namespace PhalNet;

/// <summary>
/// Honours attributes of another framework, or of an application's own, on services and their actions. PhalNet.Hosting has one for
/// <c>[Authorize]</c> and <c>[AllowAnonymous]</c>. An attribute of ASP.NET Core that nothing understands stops the start.
/// </summary>
public interface IActionAttribute
{
    /// <summary>Whether attributes of this type are honoured. Several threads may ask at once.</summary>
    bool Understands(Type attribute);

    /// <summary>Works out once, at start, what the attributes mean to an action. Called only for actions that have one of them.</summary>
    void Apply(ActionAttributes action);
}

/// <summary>An action and those of its attributes that an <see cref="IActionAttribute"/> understands.</summary>
public sealed class ActionAttributes
{
    private readonly string _member;
    private readonly List<string> _errors;

    internal ActionAttributes(ActionDescription action, string member, IReadOnlyList<Attribute> attributes, List<string> errors)
    {
        Action = action;
        Attributes = attributes;
        _member = member;
        _errors = errors;
    }

    /// <summary>The action.</summary>
    public ActionDescription Action { get; }

    /// <summary>The attributes, inherited ones included: those of the class, then those of the method.</summary>
    public IReadOnlyList<Attribute> Attributes { get; }

    /// <summary>Who may call the action, for its documentation.</summary>
    public ActionAccess? Access { get; set; }

    internal List<GivenFilter> Filters { get; } = [];

    /// <summary>Puts a filter around the action.</summary>
    /// <param name="filter">The filter; it serves all calls of the action.</param>
    /// <param name="order">Its place among all filters of the action, the lowest first; see <see cref="FilterOrder"/>.</param>
    public void AddFilter(ICallFilter filter, int order)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Filters.Add(new(filter, order));
    }

    /// <summary>Stops the start with a mistake; the class and the method are named in front of it.</summary>
    public void AddError(string error) => _errors.Add($"{_member}: {error}");
}

/// <summary>A filter that an attribute brings along, ready made.</summary>
internal sealed record GivenFilter(ICallFilter Filter, int Order);
