using System.ComponentModel.DataAnnotations;

namespace PhalNet.Internal.Strict;

/// <summary>Asks a validation attribute itself: going through Validator would keep the module from being unloaded.</summary>
internal sealed class AttributeCheck(ValidationAttribute attribute, CallFailure failure) : ValueCheck(failure)
{
    public override bool Allows(object value) => attribute.IsValid(value);
}
