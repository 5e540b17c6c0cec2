namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A part of a tree.</summary>
public sealed class Node
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it belongs to.</summary>
    public Node? Parent { get; init; }

    /// <summary>What belongs to it.</summary>
    public List<Node> Children { get; init; } = [];

    /// <summary>What belongs to it, by name.</summary>
    public Dictionary<string, Node> ByName { get; init; } = [];
}
