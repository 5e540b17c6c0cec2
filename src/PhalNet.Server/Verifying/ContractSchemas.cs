using System.Text.Json.Nodes;
using PhalNet.Descriptions;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>Returns the schemas of a service as in its documentation.</summary>
internal static class ContractSchemas
{
    public static ServiceSchemas Of(ServiceDocument document) => new(
        $"{document.Reply}",
        document.Schema as JsonObject,
        document.Parameters.DistinctBy(parameter => parameter.Name)
            .ToDictionary(parameter => parameter.Name, parameter => ParameterSchema.Write(parameter, isText: false)),
        [.. document.Errors.Select(error => error.Ret)]);
}
