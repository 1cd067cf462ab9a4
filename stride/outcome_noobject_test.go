package stride

import "testing"

// orders is a shop of one company that keeps orders of people; a caller and its call are added.
func orders(caller, process, call string) string {
	return "data o: Orders | class=pii crown\ndata c: Access token | class=credentials\ndata s: Payment status | class=control\ndata t: Settings | class=control\ndata e: Push events | class=internal\n" + caller + "\nboundary s: Site | edge\n  process p: Shop | " + process + "\n  store db: Database | kind=db holds=o access=per-service\n" + call + "\np -> db: Read | sql auth=password data=o returns=o"
}

// noObjects are calls that name nobody's object, or none that their callers might not use.
var noObjects = []expectation{
	{"a service that delivers mail has no objects", orders("external x: Mail service", "kind=api", "x -> p: Post inbound mail | https auth=password async data=o"), []string{"!I05"}},
	{"one that waits for an answer may ask for those of others", orders("external x: Mail service", "kind=api", "x -> p: Change order | https auth=password data=o returns=o"), []string{"I05@s ask"}},
	{"a key with a role is a matter of its rights", orders("external x: Stock program (REST client)", "kind=api", "x -> p: Read and change orders | https auth=api-key authz=role data=o returns=o"), []string{"!I05"}},
	{"the program of a customer has objects of its own", orders("external x: Program of a customer", "kind=api", "x -> p: Read and change orders | https auth=api-key authz=role data=o returns=o"), []string{"I05@s open"}},
	{"so has each user of a shop with tenants", orders("external x: Stock program", "kind=api tenants", "x -> p: Read and change orders | https auth=api-key authz=role data=o returns=o"), []string{"I05@s open"}},
	{"an event tells what has happened to a payment", orders("external x: Payment provider", "kind=api", "x -> p: Payment event | https sign=hmac async data=s"), []string{"!I05", "!T07"}},
	{"and one that brings settings changes them", orders("external x: Head office", "kind=api", "x -> p: Change settings | https auth=token async data=t"), []string{"T07@s ask"}},
	{"a push event says only that something was pushed", orders("external x: Forge | kind=code", "kind=webhook", "x -> p: Push event | https sign=hmac async data=e"), []string{"!I05"}},
	{"one that starts a build asks for something", orders("external x: Forge | kind=code", "kind=webhook", "x -> p: Push event, trigger a build | https sign=hmac async data=e"), []string{"I05@s ask"}},
	{"a socket to which nothing is said names nothing", orders("actor u: Customer", "kind=api", "u -> p: Open the socket of notices | wss auth=token returns=e"), []string{"!I05"}},
	{"whose data a socket sends has to be decided", orders("actor u: Customer", "kind=api", "u -> p: Open the socket of orders | wss auth=token returns=o"), []string{"I05@s ask"}},
	{"who gets a session for a password or a link names no object", signIns("auth=link"), []string{"!I05"}},
	{"who asks a sign-in service for more does", signIns("auth=token"), []string{"I05@i ask"}},
	{"one that is told what to send does", orders("actor u: Customer", "kind=api", "u -> p: Open the socket of notices | wss auth=token data=o returns=o"), []string{"I05@s ask"}},
	{"a pooler sees no rows", orders("external x: Batch program", `tech="Connection pooler"`, "x -> p: Run a batch | sql auth=password data=o returns=o"), []string{"!I05"}},
	{"a program that answers over SQL does", orders("external x: Batch program", "kind=api", "x -> p: Run a batch | sql auth=password data=o returns=o"), []string{"I05@s ask"}},
	{"an administrator behind a gateway may use all", "data o: Orders | class=pii crown\nactor a: Administrator\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Administration | kind=admin-ui\n  store db: Database | kind=db holds=o\na -> g: Manage orders | https auth=session\ng -> p: Forward | http\np -> db: Read | sql auth=password data=o returns=o", []string{"!I05"}},
	{"another office behind it may not", "data o: Orders | class=pii crown\nactor a: Customer\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Administration | kind=admin-ui\n  store db: Database | kind=db holds=o\na -> g: Manage orders | https auth=session\ng -> p: Forward | http\np -> db: Read | sql auth=password data=o returns=o", []string{"I05@s ask"}},
}

func TestCallsThatNameNoObject(t *testing.T) { expect(t, noObjects) }

// signIns is an identity provider behind a gateway, which people ask with a password and, as stated, once more.
func signIns(stated string) string {
	return "data l: Password | class=credentials\ndata k: Access token | class=credentials\ndata a: Accounts | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary i: Inside | internal\n  process p: Sign-in | kind=idp holds=a\n1. u -> g: Sign in | https auth=password data=l returns=k\n2. u -> g: Open the account | https " + stated + " data=a returns=a\n3. g -> p: Forward | http forwards=1,2"
}
