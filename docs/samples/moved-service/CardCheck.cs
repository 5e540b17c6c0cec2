using PhalNet;

public class CardCheck : ICallFilter
{
    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
        call.GetParameter("Card") is "ZZ0000"
            ? new(call.Refuse(new(401, "loan.blocked", new MessageArgument("card", "ZZ0000"))))
            : next(call);
}
