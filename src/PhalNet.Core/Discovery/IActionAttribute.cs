namespace PhalNet;

/// <summary>
/// Adds support for attributes of another framework, or of the application, on services and their actions. PhalNet.Hosting supports
/// <c>[Authorize]</c> and <c>[AllowAnonymous]</c>. An attribute of ASP.NET Core that nothing supports stops the start.
/// </summary>
public interface IActionAttribute
{
    /// <summary>Whether attributes of this type are supported. May be called by several threads at once.</summary>
    bool Understands(Type attribute);

    /// <summary>Applies the attributes to an action, once at start. Called only for actions with such an attribute.</summary>
    void Apply(ActionAttributes action);
}

/// <summary>An action and its attributes that an <see cref="IActionAttribute"/> supports.</summary>
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

    /// <summary>The attributes, including inherited ones: those of the class, then those of the method.</summary>
    public IReadOnlyList<Attribute> Attributes { get; }

    /// <summary>Who may call the action; shown in its documentation.</summary>
    public ActionAccess? Access { get; set; }

    internal List<GivenFilter> Filters { get; } = [];

    /// <summary>Adds a filter around the action.</summary>
    /// <param name="filter">The filter; one instance serves all calls of the action.</param>
    /// <param name="order">Its order among all filters of the action, lowest first; see <see cref="FilterOrder"/>.</param>
    public void AddFilter(ICallFilter filter, int order)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Filters.Add(new(filter, order));
    }

    /// <summary>Stops the start with an error, prefixed with the class and the method.</summary>
    public void AddError(string error) => _errors.Add($"{_member}: {error}");
}

/// <summary>A filter instance added by an attribute.</summary>
internal sealed record GivenFilter(ICallFilter Filter, int Order);
