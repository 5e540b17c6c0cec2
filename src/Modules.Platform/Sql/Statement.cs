namespace Modules.Platform;

/// <summary>A statement for both SQLite and PostgreSQL, with the values of <c>$1</c>, <c>$2</c> and so on.</summary>
internal readonly record struct Statement(string Text, params object?[] Values);
