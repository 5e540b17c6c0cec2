using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A colour.</summary>
public enum Colour
{
    /// <summary>Like <b>fire</b>.</summary>
    Red,

    /// <summary>Like the sky at night.</summary>
    DarkBlue,

    /// <summary>Like leaves.</summary>
    [JsonStringEnumMemberName("leaf-green")]
    Green,

    Undescribed,
}
