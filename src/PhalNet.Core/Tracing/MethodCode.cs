using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PhalNet;

/// <summary>A compiled method: its instructions, and their source lines from the symbols.</summary>
internal sealed class MethodCode : IDisposable
{
    private static readonly OpCode[] Codes =
    [
        .. typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<OpCode>(),
    ];

    private readonly PEReader _file;
    private readonly MetadataReaderProvider _symbols;
    private readonly MetadataReader _metadata;
    private readonly byte[] _code;
    private readonly SequencePoint[] _points;

    private MethodCode(PEReader file, MetadataReaderProvider symbols, byte[] code, int token)
    {
        (_file, _symbols, _code, _metadata) = (file, symbols, code, file.GetMetadataReader());
        var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(token);
        _points = [.. symbols.GetMetadataReader().GetMethodDebugInformation(handle).GetSequencePoints()];
    }

    /// <summary>The method in the assembly's file; null when the file is not the loaded one or has no symbols.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000",
        Justification = "In a single file there is no path; statements are shown without a line.")]
    public static MethodCode? Open(MethodBase method)
    {
        var path = method.Module.Assembly.Location;
        if (path.Length == 0 || !File.Exists(path) || method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            return null;
        var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) == method.Module.ModuleVersionId
            && file.TryOpenAssociatedPortablePdb(path, pdb => File.Exists(pdb) ? File.OpenRead(pdb) : null, out var symbols, out _))
            return new(file, symbols!, code, method.MetadataToken);
        file.Dispose();
        return null;
    }

    /// <summary>The offset at which the next source line begins; null after the last one.</summary>
    public int? NextLineAfter(int offset)
    {
        foreach (var point in _points)
        {
            if (point.Offset > offset)
                return point.Offset;
        }

        return null;
    }

    /// <summary>The source line at an offset; 0 for generated code.</summary>
    public int LineAt(int offset) =>
        _points.LastOrDefault(point => point.Offset <= offset) is { Document.IsNil: false, IsHidden: false } found ? found.StartLine : 0;

    /// <summary>The instructions from an offset on.</summary>
    public IEnumerable<Instruction> Instructions(int offset)
    {
        while (offset < _code.Length)
        {
            var value = _code[offset] == 0xFE ? (short)((_code[offset] << 8) | _code[offset + 1]) : _code[offset];
            var code = Array.Find(Codes, code => code.Value == value);
            var operand = offset + code.Size;
            yield return code.OperandType == OperandType.InlineMethod
                ? Call(offset, code, MetadataTokens.EntityHandle(BitConverter.ToInt32(_code, operand)))
                : new(offset, code.StackBehaviourPush != StackBehaviour.Push0, null);
            offset = operand + Size(code.OperandType, operand);
        }
    }

    public void Dispose()
    {
        _symbols.Dispose();
        _file.Dispose();
    }

    private Instruction Call(int offset, OpCode code, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        var (name, signature) = handle.Kind == HandleKind.MethodDefinition
            ? Parts(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle))
            : Parts(_metadata.GetMemberReference((MemberReferenceHandle)handle));
        var leaves = code.StackBehaviourPush != StackBehaviour.Varpush || ReturnsValue(_metadata.GetBlobReader(signature));
        return new(offset, leaves, _metadata.GetString(name));
    }

    private static (StringHandle Name, BlobHandle Signature) Parts(MethodDefinition method) => (method.Name, method.Signature);

    private static (StringHandle Name, BlobHandle Signature) Parts(MemberReference method) => (method.Name, method.Signature);

    private static bool ReturnsValue(BlobReader signature)
    {
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        signature.ReadCompressedInteger();
        var type = signature.ReadSignatureTypeCode();
        while (type is SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier)
        {
            signature.ReadTypeHandle();
            type = signature.ReadSignatureTypeCode();
        }

        return type != SignatureTypeCode.Void;
    }

    private int Size(OperandType type, int operand) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(_code, operand)),
        _ => 4,
    };

    /// <summary>An instruction.</summary>
    /// <param name="Offset">Its offset.</param>
    /// <param name="LeavesValue">Whether it pushes a value on the evaluation stack.</param>
    /// <param name="Called">The name of the called method; null for none.</param>
    internal readonly record struct Instruction(int Offset, bool LeavesValue, string? Called);
}
