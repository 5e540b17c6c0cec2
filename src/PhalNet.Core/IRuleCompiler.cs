namespace PhalNet;

/// <summary>Makes rules ready to be read. Chosen per module.</summary>
public interface IRuleCompiler
{
    /// <summary>
    /// Compiles one rule. A mistake in it goes to <see cref="RuleCompilation.Report"/>, so that all mistakes are shown together; the
    /// returned rule is then not used.
    /// </summary>
    CompiledRule Compile(ParameterRule rule, RuleCompilation compilation);
}
