namespace PhalNet;

/// <summary>Validates the values of one declared type.</summary>
internal sealed class ObjectGraph(ObjectRules rules, ObjectNode root, bool canHoldItself) : ValueGraph
{
    public override void Check(object value, ParameterRule rule, IServiceProvider services, FailureList failures) =>
        new ObjectWalk(rules, rule, services, failures, canHoldItself ? new(ReferenceEqualityComparer.Instance) : null).Visit(value, root);
}
