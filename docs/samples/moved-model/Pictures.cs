using PhalNet;

/// <summary>Pictures, saved under a name chosen by the service, never by the client.</summary>
[Service("App.Picture")]
public class Pictures(ICallContext call, IHostEnvironment host)
{
    private string Directory => Path.Combine(host.ContentRootPath, "pictures");

    public async Task<Saved> Save([FileRule(Extensions = ["png"], MaxBytes = 2_000_000)] UploadedFile picture)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var id = Guid.NewGuid();
        await picture.SaveAsync(Path.Combine(Directory, $"{id:N}"), call.Cancellation);
        call.AddHeader("Set-Cookie", $"last_picture={id:N}; Path=/; HttpOnly");
        return new(id);
    }

    public FileReply Show(Guid id)
    {
        var file = Path.Combine(Directory, $"{id:N}");
        return File.Exists(file) ? new(file, "image/png") : throw new BadRequestException("No such picture.", 4);
    }
}

public record Saved(Guid Id);
