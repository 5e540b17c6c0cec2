using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>
/// Removes the folders of processes that have ended. Anyone can create a folder with such a name in a temporary directory, so only folders
/// of the process's user are considered, which others cannot replace.
/// </summary>
internal static partial class AbandonedFolders
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint UserAndMode = 0x1 | 0x2 | 0x8;
    private const int StatusBytes = 256;
    private const int UserOffset = 20;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int DirectoryType = 0x4000;

    /// <param name="directory">The temporary directory.</param>
    /// <param name="own">The process's folder in it, which is locked.</param>
    public static void Remove(string directory, string own)
    {
        // Some network file systems accept locks without enforcing them.
        if (!IsLocked(own))
            return;
        foreach (var folder in Directory.EnumerateDirectories(directory, $"{ProcessFolder.Prefix}*"))
        {
            if (Name().IsMatch(Path.GetFileName(folder)) && Path.GetFileName(folder) != Path.GetFileName(own) && IsOwn(folder))
                RemoveUnlocked(folder);
        }
    }

    [GeneratedRegex("^phalnet-[0-9]+-[a-z0-9]{11}$")]
    private static partial Regex Name();

    private static bool IsLocked(string folder)
    {
        try
        {
            ProcessFolder.Lock(folder, FileMode.Open).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void RemoveUnlocked(string folder)
    {
        try
        {
            using (var taken = ProcessFolder.Lock(folder, FileMode.OpenOrCreate))
            {
                if (!OperatingSystem.IsWindows())
                    ProcessFolder.Delete(folder);
            }

            if (OperatingSystem.IsWindows())
                ProcessFolder.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use by a running process.
        }
    }

    private static bool IsOwn(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
            return false;
        if (OperatingSystem.IsWindows())
            return true;
        if (OperatingSystem.IsLinux())
            return IsOfUser(folder);

        // On other systems the temporary directory usually belongs to the user.
        return Path.GetDirectoryName(folder) is { } parent && !File.GetUnixFileMode(parent).HasFlag(UnixFileMode.OtherWrite);
    }

    private static bool IsOfUser(string folder)
    {
        var status = new byte[StatusBytes];
        try
        {
            return GetStatus(CurrentDirectory, folder, NoFollow, UserAndMode, status) == 0
                && BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(UserOffset)) == GetUser()
                && (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & TypeMask) == DirectoryType;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GetStatus(int directory, string path, int flags, uint mask, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetUser();
}
