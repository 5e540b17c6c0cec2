using PhalNet;

public class CardCheck : ICallFilter
{
    public ValueTask<CallFailure?> CheckAsync(ICallContext call) =>
        new(call.GetParameter("Card") is "ZZ0000"
            ? new CallFailure(401, "loan.blocked", new MessageArgument("card", "ZZ0000"))
            : null);
}
