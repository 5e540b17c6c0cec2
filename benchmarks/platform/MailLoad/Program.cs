using System.Globalization;
using PhalNet.Benchmarks.Platform;

// The load that wrk cannot make: a steady rate, and readers of event streams. Results are lines of JSON.
//   MailLoad paced PORT TOKENS RECIPIENTS RATE SECONDS PERIOD
//   MailLoad readers PORT TOKENS RECIPIENTS READERS RATE SECONDS    commands are read from the input: "send", then the end of it
var port = int.Parse(args[1], CultureInfo.InvariantCulture);
string[] tokens = File.ReadAllLines(args[2]), recipients = File.ReadAllLines(args[3]);
var numbers = args[4..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
switch (args[0])
{
    case "paced":
        await PacedLoad.RunAsync(port, tokens, recipients, numbers[0], TimeSpan.FromSeconds(numbers[1]), TimeSpan.FromSeconds(numbers[2]));
        return 0;
    case "readers":
        await ReaderLoad.RunAsync(port, tokens, recipients, (int)numbers[0], numbers[1], TimeSpan.FromSeconds(numbers[2]));
        return 0;
    default:
        Console.Error.WriteLine($"There is no load {args[0]}.");
        return 1;
}
