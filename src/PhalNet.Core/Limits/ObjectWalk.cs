using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text;

namespace PhalNet;

/// <summary>
/// Validates one value: the members of an object in order, each with its content, then the object itself, as <see cref="Validator"/> does.
/// An object with errors is not validated itself.
/// </summary>
internal sealed class ObjectWalk(
    ObjectRules rules, ParameterRule rule, IServiceProvider services, FailureList failures, HashSet<object>? seen)
{
    private readonly List<Step> _way = [];

    public void Visit(object? value, ObjectNode node)
    {
        if (value is null || !node.Matters || failures.IsFull || _way.Count > rules.Depth)
            return;

        // Elements of lists are handled by their own types.
        if (node.Elements is null && value.GetType() != node.Type)
            node = rules.At(value.GetType());
        if (seen is not null && !value.GetType().IsValueType && !seen.Add(value))
            return;

        var before = failures.Count;
        if (node.Elements is { Matters: true } elements)
            VisitElements(value, node, elements);
        foreach (var member in node.Members)
            VisitMember(value, node, member);
        if (failures.Count == before)
            CheckSelf(value, node);
    }

    private void VisitElements(object value, ObjectNode node, ObjectNode elements)
    {
        if (node.Entries is { } entries)
        {
            foreach (var (key, entry) in entries.Of(value))
                Follow(new(key, 0), entry, elements);
            return;
        }

        var index = 0;
        foreach (var element in (IEnumerable)value)
            Follow(new(null, index++), element, elements);
    }

    private void Follow(Step step, object? value, ObjectNode node)
    {
        if (failures.IsFull)
            return;
        _way.Add(step);
        Visit(value, node);
        _way.RemoveAt(_way.Count - 1);
    }

    private void VisitMember(object owner, ObjectNode type, ObjectMember member)
    {
        if (failures.IsFull)
            return;
        var value = member.Read(owner);
        _way.Add(new(member.Name, 0));
        if (Check(owner, type, member, value) && member.Node is { } node)
            Visit(value, node);
        _way.RemoveAt(_way.Count - 1);
    }

    /// <summary>Returns false when the validation ends here.</summary>
    private bool Check(object owner, ObjectNode type, ObjectMember member, object? value)
    {
        foreach (var limit in member.Limits)
        {
            if (limit.Check(value) is not { } failure)
                continue;
            Add(Way(), limit.At(Way(), failure, rule.Message));
            if (limit.IsLast || failures.IsFull)
                return false;
        }

        foreach (var attribute in member.Asked)
        {
            if (attribute.GetValidationResult(value, Context(owner, member.ClrName)) is { } refused)
                Add(Way(), InCallersTerms(ValidationFailures.Of(attribute, refused, Way(), rule.Message), attribute, type));
        }

        return true;
    }

    // The attribute uses the C# name of the other member.
    private static CallFailure InCallersTerms(CallFailure failure, ValidationAttribute attribute, ObjectNode type)
    {
        if (attribute is not CompareAttribute compare || !type.Names.TryGetValue(compare.OtherProperty, out var other))
            return failure;
        return failure with { Arguments = [.. failure.Arguments.Where(argument => argument.Name != "other"), new("other", other)] };
    }

    private void CheckSelf(object value, ObjectNode node)
    {
        if (node.Attributes.Count == 0 && !node.IsValidatable)
            return;
        var before = failures.Count;
        foreach (var attribute in node.Attributes)
        {
            if (attribute.GetValidationResult(value, Context(value, null)) is { } refused)
                Add(value, node, refused);
        }

        if (failures.Count != before || value is not IValidatableObject validatable)
            return;
        foreach (var refused in validatable.Validate(Context(value, null)) ?? [])
        {
            if (refused is not null && refused != ValidationResult.Success)
                Add(value, node, refused);
        }
    }

    // One failure for each member of the result.
    private void Add(object value, ObjectNode node, ValidationResult refused)
    {
        var way = Way();
        var names = refused.MemberNames.Where(name => !string.IsNullOrEmpty(name)).ToArray();
        foreach (var name in names)
        {
            var member = JsonPlaces.Member(way, node.Names.TryGetValue(name, out var known) ? known : name);
            Add(member, Invalid(member, refused));
        }

        if (names.Length == 0)
            Add(way, Invalid(way, refused));
    }

    private void Add(string way, CallFailure failure) => failures.Add(way, failure);

    // The module's text, or a key of its messages.
    private CallFailure Invalid(string way, ValidationResult refused)
    {
        var text = refused.ErrorMessage ?? "";
        var name = new MessageArgument("name", way);
        return MessageText.IsKey(text)
            ? new(400, rule.Message ?? "rule.invalid", name) { Reason = new(400, text, name) }
            : new(400, rule.Message ?? "rule.invalid", name, new("reason", text));
    }

    private ValidationContext Context(object instance, string? member) =>
        new(instance, Way(), services, items: null) { MemberName = member };

    private string Way()
    {
        var way = new StringBuilder(rule.Name);
        foreach (var (name, index) in _way)
            _ = name is null ? way.Append('[').Append(index).Append(']') : way.Append(JsonPlaces.Member("", name));
        return MessageText.Cut(way.ToString(), MessageArgument.MostShown);
    }

    private readonly record struct Step(string? Name, int Index);
}
