using System.Globalization;
using PhalNet.Benchmarks.Modules;

// ModuleLoad replace REPLACEMENTS MODULES    replaces modules in a host process while calling all of them
// ModuleLoad many MODULES SERVICES           starts a host with many modules, swaps its service table, loads its pages
// ModuleLoad host DIRECTORY                  runs the host process of both
int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);
switch (args)
{
    case ["replace", _, _]:
        return await Replacements.RunAsync(Number(1), Number(2));
    case ["many", _, _]:
        return await ManyModules.RunAsync(Number(1), Number(2));
    case ["host", var directory]:
        await ModulesHost.RunAsync(directory);
        return 0;
    default:
        Console.Error.WriteLine("usage: ModuleLoad replace REPLACEMENTS MODULES | many MODULES SERVICES | host DIRECTORY");
        return 2;
}
