using PhalNet;
using PhalNet.Server;

[assembly: Module("App")]

return await ServerCommandLine.RunAsync(
    args, ServerApplication.RunAsync, DocumentationExport.RunAsync, PlatformProgram.RunAsync, ModuleProgram.RunAsync,
    new(VerifyProgram.RunAsync, ScratchProgram.RunAsync));
