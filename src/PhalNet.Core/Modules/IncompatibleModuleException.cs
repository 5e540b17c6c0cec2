namespace PhalNet;

/// <summary>
/// Thrown by <see cref="ModuleSource.LoadAsync"/> for a module that was built for another version of the framework or of the host: it
/// becomes <see cref="ModuleState.Incompatible"/>, with the message as its reason.
/// </summary>
/// <param name="message">What the module requires and what is available, in one sentence.</param>
public sealed class IncompatibleModuleException(string message) : Exception(message);
