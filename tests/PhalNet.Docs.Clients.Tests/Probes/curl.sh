. ./PhalApiClient.sh
say() { printf '%s|%s|%s|%s\n' "$1" "$ret" "$msg" "$data"; }
create
for name in silent drip broken page list spaced mirrored; do
    reset
    withHost "$1$name"
    case $name in silent | drip) withTimeout 500 ;; esac
    request
    say $name
done
withHost "$2"
request
say closed
withHost ""
request
say nowhere
withHost "$1api"
withFile photo no/such/file
request
say missing
reset
withHost "$1api"
withService App.Upload.Echo
request
say refused
withParams text "$3"
request && say echo
withMethod GET
withService App.Places.Read
withHeader X-Key "$5"
request && say get
withHeader X-Key "$(printf 'a\r\nX-Other: other')"
request
say split
withFile photo "$4"
request || say misfit
reset
withService App.Upload.Take
withParams title "$3"
withFile photo "$4"
withTimeout 20000
request
say file
