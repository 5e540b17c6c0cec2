using System.Text.Json;
using PhalNet.Compatibility;

namespace PhalNet.Faults.Tests;

/// <summary>Rules in PhalApi's form, of every type, with PCRE patterns.</summary>
internal sealed class FuzzRules : IPhalApiRuleProvider
{
    private static readonly JsonElement Rules = JsonDocument.Parse(
        """
        {"*":{
        "text":{"name":"text","min":1,"max":50,"format":"utf8"},
        "letter":{"name":"letter","max":5,"format":"gbk"},
        "slow":{"name":"slow","regex":"/^(a+)+$/"},
        "quick":{"name":"quick","regex":"/\\p{Han}+|[[:alpha:]]{2,}/u"},
        "back":{"name":"back","regex":"#(?<x>\\w)\\k<x>(?=a)#i"},
        "number":{"name":"number","type":"int","min":-5,"max":100},
        "fraction":{"name":"fraction","type":"float"},
        "flag":{"name":"flag","type":"boolean"},
        "at":{"name":"at","type":"date","format":"timestamp"},
        "moment":{"name":"moment","type":"date"},
        "ids":{"name":"ids","type":"array","format":"explode","separator":","},
        "orders":{"name":"orders","type":"array","format":"json"},
        "weekday":{"name":"weekday","type":"enum","range":["Monday","0",1,"1e1"]},
        "file":{"name":"file","type":"file","max":1000,"range":["image/png"],"ext":"png,txt"},
        "any":{"name":"any","type":"string","default":"x","require":false,"desc":"d"}}}
        """).RootElement;

    public JsonElement? GetRules(IActionDescription action) => action.Class == "Ruled" ? Rules : null;
}
