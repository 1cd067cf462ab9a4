package stride

import "testing"

// tenantsOf is a service of several tenants, of some kind, with what decides about the objects that its callers name.
func tenantsOf(kind, authz string) string {
	return "actor user: User\nboundary s: Site | internal\n  process p: P | tenants kind=" + kind + "\n  store db: D | crown\nuser -> p: Ask | https auth=token " + authz + "\np -> db: Read | sql"
}

// sentThrough is a service behind a gateway, to which a user sends something about documents; the strings say how, and how the gateway passes it on.
func sentThrough(call, onward string) string {
	return "data f: Documents and files | class=confidential\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Desk | kind=api\n1. u -> g: " + call + " data=f\n2. g -> p: " + onward + " data=f"
}

// askedExpectations say what is worth asking, and what has no honest answer.
var askedExpectations = []expectation{
	{"a request brings files to a gateway", sentThrough("Upload documents | https auth=session", "Forward | http forwards=1"), []string{"T03@s ask"}},
	{"edits over a websocket are no files", sentThrough("Edit documents and files together | wss auth=session", "Forward | ws forwards=1"), []string{"!T03", "T02@s ask"}},
	{"what is uploaded over one is", sentThrough("Upload file | wss auth=session", "Forward uploads | ws forwards=1"), []string{"T03@s ask"}},
	{"a check of each object keeps tenants apart", tenantsOf("api", "authz=object"), []string{"I06@p met"}},
	{"a role does not", tenantsOf("api", "authz=role"), []string{"I06@p ask"}},
	{"what works in the background can still mix them", tenantsOf("worker", "authz=object"), []string{"I06@p ask"}},
	{"what anybody tells of a page is counted", "data v: Visits | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Counter | kind=api\nu -> p: Send page views and orders | https auth=public data=v", []string{"!T05"}},
	{"who orders without a proof of identity still gets something", "data v: Visits | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Send order | https auth=public data=v", []string{"T05@s ask"}},
}

func TestWhatIsWorthAsking(t *testing.T) { expect(t, askedExpectations) }
