namespace Modules.Platform.Internal.Storage;

/// <summary>One write made the database roll the whole transaction back; nothing of it is stored.</summary>
internal sealed class TransactionLostException(Exception cause) : Exception("A write took its transaction with it.", cause);
