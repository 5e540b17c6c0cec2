using PhalNet;
using PhalNet.Server.Internal.CommandLine;
using PhalNet.Server.Internal.Exporting;
using PhalNet.Server.Internal.Start;

[assembly: Module("App")]

return await ServerCommandLine.RunAsync(args, ServerApplication.RunAsync, DocumentationExport.RunAsync);
