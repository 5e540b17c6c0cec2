using System.ComponentModel.DataAnnotations;

namespace ModuleName;

/// <summary>The options of the module: the configuration section <c>ModuleName</c>.</summary>
public sealed class ModuleNameOptions
{
    /// <summary>The word before the name.</summary>
    [Required]
    public string Greeting { get; set; } = "Hello";
}
