package stride

import "testing"

// sentThrough is a service behind a gateway, to which a user sends something about documents; the strings say how, and how the gateway passes it on.
func sentThrough(call, onward string) string {
	return "data f: Documents and files | class=confidential\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Desk | kind=api\n1. u -> g: " + call + " data=f\n2. g -> p: " + onward + " data=f"
}

// askedExpectations say what is worth asking, and what has no honest answer.
var askedExpectations = []expectation{
	{"a request brings files to a gateway", sentThrough("Upload documents | https auth=session", "Forward | http forwards=1"), []string{"T03@s ask"}},
	{"edits over a websocket are no files", sentThrough("Edit documents and files together | wss auth=session", "Forward | ws forwards=1"), []string{"!T03", "T02@s ask"}},
	{"what is uploaded over one is", sentThrough("Upload file | wss auth=session", "Forward uploads | ws forwards=1"), []string{"T03@s ask"}},
}

func TestWhatIsWorthAsking(t *testing.T) { expect(t, askedExpectations) }
