using System.ComponentModel.DataAnnotations;

namespace ModuleName;

/// <summary>The options of the module: the section <c>ModuleName</c> of the configuration.</summary>
public sealed class ModuleNameOptions
{
    /// <summary>The word before the name.</summary>
    [Required]
    public string Greeting { get; set; } = "Hello";
}
