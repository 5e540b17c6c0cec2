namespace PhalNet;

/// <summary>The data of a refused call when <see cref="PhalNetOptions.ErrorDetails"/> is on: all errors of its parameters.</summary>
/// <param name="Errors">One for each parameter or member, in checking order.</param>
/// <param name="IsTruncated">Whether there are more errors than listed.</param>
public sealed record CallErrors(IReadOnlyList<CallError> Errors, bool IsTruncated);

/// <summary>An error of one parameter or one of its members.</summary>
/// <param name="Name">The name in requests, including the path to the member: <c>order.lines[2].qty</c>.</param>
/// <param name="Message">The message, in the caller's language.</param>
public sealed record CallError(string Name, string Message);
