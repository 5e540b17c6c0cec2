using System.Globalization;
using PhalNet.Benchmarks.Modules;

// ModuleLoad replace REPLACEMENTS MODULES    modules are replaced in a host process while this one calls all of them
// ModuleLoad many MODULES SERVICES           the start of a host with many modules, the swap of what it serves, its pages
// ModuleLoad host DIRECTORY                  the host process of both
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
        Console.Error.WriteLine("replace REPLACEMENTS MODULES | many MODULES SERVICES | host DIRECTORY");
        return 2;
}
