using System.Text;
using PhalNet.Conformance.Product;
using PhalNet.Conformance.Running;

// Set directly because Console.OutputEncoding would write a byte order mark before the first line.
var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    return await new ConformanceRun(output, error, () => new PhalNetCaseServer()).RunAsync(args, stop.Token);
}
catch (OperationCanceledException)
{
    error.WriteLine("stopped");
    return 130;
}
