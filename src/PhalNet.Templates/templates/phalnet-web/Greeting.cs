using System.ComponentModel.DataAnnotations;
using PhalNet;

[Service]
public class Greeting
{
    public Hello Say(
        [StringLength(20)] string name,
        Mood mood = Mood.Friendly,
        [Range(1, 3)] int times = 1)
    {
        var word = mood == Mood.Friendly ? "Hello" : "Good day";
        var text = string.Join(", ", Enumerable.Repeat(word, times));
        return new Hello($"{text}, {name}!", text.Length);
    }
}

public record Hello(string Text, int Length);

public enum Mood { Friendly, Formal }
