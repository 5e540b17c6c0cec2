using PhalNet;

/// <summary>Who is signed in, kept in a session; the language of the shelf labels, kept in a cookie.</summary>
[Service("App.Account")]
public class Account(ICallContext call)
{
    private ISession Session => ((HttpContext)call.Transport!).Session;

    public void SignIn(string card) => Session.SetString("card", card);

    public Card Current() => Session.GetString("card") is { } card
        ? new(card)
        : throw new CallException(401, "Sign in first.");

    public void SignOut() => Session.Clear();

    public void SetLabels(string language) =>
        call.AddHeader("Set-Cookie", $"labels={Uri.EscapeDataString(language)}; Path=/; HttpOnly; SameSite=Lax");

    public Labels Labels([Param("labels", Source = ValueSource.Cookie)] string language = "en") => new(language);
}

public record Card(string Number);

public record Labels(string Language);
