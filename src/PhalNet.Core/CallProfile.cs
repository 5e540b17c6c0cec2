namespace PhalNet;

/// <summary>One way of reading requests, checking parameters and showing data; known by its name.</summary>
/// <param name="Name">The name in configuration, such as <c>Strict</c>.</param>
/// <param name="Reader">Reads requests of entries that chose the profile.</param>
/// <param name="Compiler">Compiles the rules of modules that chose it.</param>
/// <param name="Shaper">Shapes the data of modules that chose it.</param>
public sealed record CallProfile(string Name, IRequestReader Reader, IRuleCompiler Compiler, IResultShaper Shaper);
