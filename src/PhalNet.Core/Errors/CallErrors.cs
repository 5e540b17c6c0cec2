namespace PhalNet;

/// <summary>
/// The data of a refused call where <see cref="PhalNetOptions.ErrorDetails"/> asks for it: all that is wrong with its parameters.
/// </summary>
/// <param name="Errors">One for each parameter or member, in the order of checking.</param>
/// <param name="IsTruncated">Whether there are more than are told.</param>
public sealed record CallErrors(IReadOnlyList<CallError> Errors, bool IsTruncated);

/// <summary>What is wrong with one parameter, or one member of it.</summary>
/// <param name="Name">The name in requests, with the way to the member: <c>order.lines[2].qty</c>.</param>
/// <param name="Message">What is wrong, in the caller's language.</param>
public sealed record CallError(string Name, string Message);
