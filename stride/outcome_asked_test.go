package stride

import (
	"slices"
	"strings"
	"testing"
)

// tenantsOf is a service of several tenants, of some kind, with what decides about the objects that its callers name.
func tenantsOf(kind, authz string) string {
	return "actor user: User\nboundary s: Site | internal\n  process p: P | tenants kind=" + kind + "\n  store db: D | crown\nuser -> p: Ask | https auth=token " + authz + "\np -> db: Read | sql"
}

// sentThrough is a service behind a gateway, to which a user sends something about documents; the strings say how, and how the gateway passes it on.
func sentThrough(call, onward string) string {
	return "data f: Documents and files | class=confidential\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Desk | kind=api\n1. u -> g: " + call + " data=f\n2. g -> p: " + onward + " data=f"
}

// signedApp is an app on people's phones that keeps a key and signs its calls with it.
func signedApp(key string) string {
	return "data k: " + key + " | class=secret crown\nboundary d: People's phones | public\n  process a: App | kind=mobile holds=k\nboundary s: Site | edge\n  process p: Server | kind=api\na -> p: Sign in | https auth=signature"
}

// queueOf is a queue of several tenants, from which somebody takes jobs.
func queueOf(consumer string) string {
	return "boundary s: Site | internal\n  process p: Server | kind=api\n  store q: Jobs | kind=queue tenants\n  " + consumer + "\np -> q: Enqueue | amqp\nw -> q: Take | amqp"
}

// shownTo is an app that moves its key to another one.
func shownTo(protocol string) string {
	return "data k: Key | class=secret crown\nboundary d: Desk | public\n  process a: App on a laptop | holds=k\nboundary e: Hand | public\n  process b: App on a phone | kind=mobile\na -> b: Move the account | " + protocol + " data=k"
}

// extended is an extension for browsers that a system of others brings up to date.
func extended(from, artifact string) string {
	return "data c: Code | class=code\nexternal x: " + from + "\nboundary d: Laptops | public\n  process e: Extension\nx -> e: Deliver an update | https artifact=" + artifact + " data=c"
}

// noticeOf is a server that tells a channel in which people talk something of a class.
func noticeOf(class string) string {
	return "data n: Notice | class=" + class + "\nexternal c: Slack\nboundary s: Site | internal\n  process p: Server | kind=api\np -> c: Announce the result | https auth=link data=n"
}

// addedBy is a server that takes code from somebody.
func addedBy(who, code string) string {
	return "data c: " + code + " | class=code\nactor a: " + who + "\nboundary s: Site | edge\n  process p: Server | kind=api\na -> p: Send it | https auth=session data=c"
}

// pageWith is a page on which anybody signs in, as the string says.
func pageWith(proof string) string {
	return "actor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Sign in, order | https " + proof
}

// checkedBehind is a proxy that ends the encryption of calls which bring some proof, in front of a server that sees who the user is.
func checkedBehind(proof string) string {
	return "data o: Orders | class=pii crown\nactor u: Customer\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=api holds=o\n1. u -> g: Order | https data=o auth=" + proof + "\n2. g -> p: Forward | http forwards=1 identity=end-user data=o"
}

// signedInTo is a chat server behind a proxy, at which people sign in by a call that also brings their names, and something more is done.
func signedInTo(more string) string {
	return "data w: Password | class=credentials\ndata n: Names | class=pii\ndata m: Messages | class=confidential crown\ndata c: Command | class=control\nactor u: Member\nactor a: Server administrator\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\n" +
		"boundary s: Site | internal\n  process p: Chat server | kind=web-app holds=m\n1. u -> g: Sign in with name and password | https auth=password data=w,n\n2. u -> g: Send messages | https auth=session authz=object data=m returns=m\n3. g -> p: Forward | http forwards=1,2\n4. a -> " + more
}

// agentDrawn is a program on the machines of a company, over which people or programs ask something, and the files that it reads there.
func agentDrawn(label string) string {
	return "data f: Archived files | class=confidential crown\nexternal d: Console\nboundary m: Machines | internal\n  process a: File daemon | kind=worker runs-as=root\n  store s: Files of a machine | kind=file holds=f\n" +
		"d -> a: " + label + " | tls auth=client-secret\nread. a -> s: Read files for the backup | file returns=f\nwrite. a -> s: Write files of a restore | file data=f"
}

// deskWith is a desk for staff, with a program behind it, that it calls in some way.
func deskWith(call string) string {
	return "data c: Commands | class=control\ndata l: Name and password | class=credentials\nboundary o: Office | internal\n  actor op: Operator\nboundary s: Site | internal\n  process w: Desk | kind=admin-ui\n  process p: Engine | kind=api\n" +
		"in. op -> w: Sign in | https auth=password data=l\ndo. op -> w: Manage jobs | https auth=session data=c\nw -> p: Run commands of the operator | https data=c" + call
}

// editorWith is a helper of an editor in the browser, which asks the server that keeps the courses, in some name.
func editorWith(identity string) string {
	return "data c: Courses | class=pii crown\nactor u: Student\nboundary e: Edge | edge\n  process h: Editor helper | kind=api\nboundary s: Site | internal\n  process p: Course server | kind=web-app holds=c\nu -> h: List files and links | https auth=token returns=c\nh -> p: Ask for the user | https auth=token returns=c " + identity
}

// pagesOf is a proxy in front of pages that are files, which return data of a class, and of the server that they call.
func pagesOf(class string) string {
	return "data g: Pages | class=" + class + "\ndata r: Rules | class=control crown\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process ui: Dashboard | kind=web-ui\n  process api: Manager | kind=api holds=r audit=central\n" +
		"1. a -> gw: Open the dashboard, change rules | https auth=oauth data=r returns=g,r\n2. gw -> ui: Fetch pages | http forwards=1 returns=g\n3. gw -> api: Forward calls | http forwards=1 identity=end-user data=r returns=r"
}

// toldOf is a chat server to which a system of others tells something, with some proof.
func toldOf(class, proof string) string {
	return "data v: Notice of a build | class=" + class + "\nexternal x: Build service\nboundary s: Site | edge\n  process p: Chat server | kind=api\nx -> p: Post webhook event | https async data=v " + proof
}

// askedExpectations say what is worth asking, and what has no honest answer.
var askedExpectations = []expectation{
	{"who may use a cache says who may change it", "data n: Names | class=pii\nboundary s: Site | internal\n  process p: Desk | kind=api\n  store c: Cache | kind=cache holds=n\np -> c: Keep | redis data=n returns=n", []string{"!T06", "I02@c ask"}},
	{"a stated weakness of a cache is told", "data n: Names | class=pii\nboundary s: Site | internal\n  process p: Desk | kind=api\n  store c: Cache | kind=cache integrity=none holds=n\np -> c: Keep | redis data=n returns=n", []string{"T06@c open"}},
	{"a broker has no accounts of users", "data c: Commands | class=control crown\nactor u: Member\nboundary e: Edge | edge\n  process p: Hub | kind=api\nboundary s: Site | internal\n  process b: Message broker\nu -> p: Switch lamps | https auth=session data=c\np -> b: Publish | mqtt auth=password data=c", []string{"!S08"}},
	{"a service over HTTP may have some", "data c: Commands | class=control crown\nactor u: Member\nboundary e: Edge | edge\n  process p: Hub | kind=api\nboundary s: Site | internal\n  process b: Lamp server | kind=api\nu -> p: Switch lamps | https auth=session data=c\np -> b: Switch | https auth=password data=c", []string{"S08@p ask"}},
	{"who looks at orders sets nothing", "data v: Orders | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: View own orders | https auth=session data=v", []string{"!T05"}},
	{"who refunds one does", "data v: Orders | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: View own orders, refund | https auth=session data=v", []string{"T05@s ask"}},
	{"a role lets a program set values", "data v: Orders | class=pii\nboundary o: Reseller | partner\n  process u: Ordering program\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Change orders | https auth=api-key authz=role data=v returns=v", []string{"!T05"}},
	{"a program that may set those of its own does not", "data v: Orders | class=pii\nboundary o: Reseller | partner\n  process u: Ordering program\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Change orders | https auth=api-key data=v returns=v", []string{"T05@s ask"}},
	{"a sign-in names no object, whatever else it brings", signedInTo("p: Run commands | ssh auth=ssh-key data=c"), []string{"I05@s met"}},
	{"who works on the machine may do all there", signedInTo("p: Run commands | ssh auth=ssh-key data=c"), []string{"!E01"}},
	{"an administrator in a browser uses operations", signedInTo("p: Change settings | https auth=session data=c"), []string{"E01@s ask"}},
	{"a server that checks each token itself loses nothing without the proxy", checkedBehind("oauth"), []string{"!E06"}},
	{"one that is told the name of the user does", checkedBehind("session"), []string{"E06@p ask"}},
	{"the name of a program is no file", agentDrawn("Ask for state of the file daemon"), []string{"!T03"}},
	{"a file that comes under a signed address is checked where it comes", "data f: Essays | class=pii\nactor u: Student\nboundary s: Site | internal\n  store b: Bucket | kind=object holds=f\nup. u -> b: Upload | https auth=signed-url content=file data=f\ndown. u -> b: Download | https auth=signed-url returns=f", []string{"T03@s ask"}},
	{"who has the address signed gets no file", "data f: Uploaded files | class=pii\nexternal b: Bucket\nboundary s: Site | internal\n  process p: School | kind=web-app\np -> b: Sign uploads and downloads, list files | https auth=api-key", []string{"!T03"}},
	{"and none in an answer that is not drawn", "data f: Uploaded files | class=pii\nactor u: Student\nboundary o: Cloud | internal\n  store b: Bucket | kind=object holds=f\nboundary s: Site | internal\n  process p: School | kind=web-app\nu -> b: Upload | https auth=signed-url content=file data=f\np -> b: Sign uploads and downloads, store files | https auth=api-key data=f", []string{"!T03@s"}},
	{"who fetches it does", "data f: Uploaded files | class=pii\nexternal b: Bucket\nboundary s: Site | internal\n  process p: School | kind=web-app\np -> b: Download of files | https auth=api-key", []string{"T03@s ask"}},
	{"a backup takes every type", "data f: Archived files | class=confidential\nboundary m: Machines | internal\n  process a: Agent\nboundary s: Vault | internal\n  process p: Keeper\na -> p: Send backup | tls auth=token data=f", []string{"!T03"}},
	{"a file that is brought to it is one", agentDrawn("Upload file to the daemon"), []string{"T03@m ask"}},
	{"files that are only backed up have users who are not drawn", agentDrawn("Ask for state"), []string{"!T06"}},
	{"a program that works with them is drawn", agentDrawn("Ask for state") + "\nkeep. a -> s: Keep what is found | file data=f", []string{"T06@s ask"}},
	{"a list of files brings none", editorWith("identity=end-user"), []string{"!T03", "!T13"}},
	{"who calls in the name of the user leaves the object to the server", editorWith("identity=end-user"), []string{"!I05@e"}},
	{"who calls in its own name decides about it", editorWith("identity=service"), []string{"I05@e ask"}},
	{"a session that a typed password gave is answered where it is typed", strings.Replace(deskWith(" auth=iam"), "auth=password", "auth=password has=second-factor", 1), []string{"S04@people met"}},
	{"who signs people in to another program keeps no accounts", deskWith(",l auth=password identity=end-user"), []string{"!S14@w"}},
	{"who calls it as itself does", deskWith(" auth=iam"), []string{"S14@w ask"}},
	{"nobody does anything at pages that are files", pagesOf("public"), []string{"R01@s met"}},
	{"what hands out more than files is asked", pagesOf("pii"), []string{"R01@s ask"}},
	{"whoever copies a message with its key can send a new one", toldOf("internal", "auth=api-key"), []string{"!S03"}},
	{"whoever copies a signed one cannot", toldOf("internal", "sign=hmac"), []string{"S03@s ask"}},
	{"a command acts again", toldOf("control", "auth=api-key"), []string{"S03@s ask"}},
	{"a request brings files to a gateway", sentThrough("Upload documents | https auth=session", "Forward | http forwards=1"), []string{"T03@s ask"}},
	{"edits over a websocket are no files", sentThrough("Edit documents and files together | wss auth=session", "Forward | ws forwards=1"), []string{"!T03", "T02@s ask"}},
	{"who takes edits of a file one by one still works on the file", "data f: Documents and files | class=confidential\nactor u: User\nboundary s: Site | internal\n  process p: Editor | kind=web-app\nu -> p: Edit document together | wss auth=token data=f", []string{"E03@s ask"}},
	{"what is uploaded over one is", sentThrough("Upload file | wss auth=session", "Forward uploads | ws forwards=1"), []string{"T03@s ask"}},
	{"a check of each object keeps tenants apart", tenantsOf("api", "authz=object"), []string{"I06@p met"}},
	{"a role does not", tenantsOf("api", "authz=role"), []string{"I06@p ask"}},
	{"what works in the background can still mix them", tenantsOf("worker", "authz=object"), []string{"I06@p ask"}},
	{"what anybody tells of a page is counted", "data v: Visits | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Counter | kind=api\nu -> p: Send page views and orders | https auth=public data=v", []string{"!T05"}},
	{"who orders without a proof of identity still gets something", "data v: Visits | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Send order | https auth=public data=v", []string{"T05@s ask"}},
	{"a page that takes one factor alone is asked for the second first", pageWith("auth=session lacks=second-factor"), []string{"S04@people open", "!S07"}},
	{"what takes two is asked whether they can be relayed", pageWith("auth=session has=second-factor"), []string{"S07@model ask"}},
	{"a cache that all share has no next owner", "boundary s: Site | internal\n  process p: P\n  store c: Session cache | kind=cache tenants\np -> c: Keep | redis", []string{"!I10", "I06@c ask"}},
	{"a scratch disk has", "boundary s: Site | internal\n  process p: P\n  store c: Scratch disk of jobs | kind=file\np -> c: Keep | file", []string{"I10@c ask"}},
	{"a notice of what is only internal names its fields", noticeOf("internal"), []string{"!I08"}},
	{"one about people does not", noticeOf("pii"), []string{"I08@model ask"}},
	{"plug-ins of administrators are no code of users", addedBy("Administrator", "Plug-in package"), []string{"!E04"}},
	{"those of customers are", addedBy("Customer", "Plug-in package"), []string{"E04@p ask"}},
	{"and so are scripts that administrators send", addedBy("Administrator", "Script"), []string{"E04@p ask"}},
	{"a browser compares the versions of its extensions", extended("Extension store", "signed"), []string{"!T10"}},
	{"a program compares those of what it fetches", extended("Vendor", "signed"), []string{"T10@d ask"}},
}

func TestWhatIsWorthAsking(t *testing.T) { expect(t, askedExpectations) }

// Whose key it is, and what there is to encrypt, is in the question.
func TestQuestionsFitWhatIsShown(t *testing.T) {
	for _, c := range []struct{ body, want, offered, not string }{
		{signedApp("User's private key"), `Does Server refuse a key in "Sign in" once its owner has replaced it or was removed?`, "has=token-checks", ""},
		{signedApp("Key of the installation"), `Do the device keys of "Sign in" end, and does a device stop when it is lost or its owner leaves?`, "has=token-checks", ""},
		{"data d: Files | class=pii crown\nactor u: Visitor\nboundary s: Site | edge\n  process p: Portal | kind=web-app holds=d\nu -> p: Open | tls data=d returns=d", `How does the caller of "Open" prove to Portal who it is?`, "auth=session", ""},
		{queueOf("process w: Worker | kind=worker"), `What says of each message in Jobs for which tenant it is?`, "isolation=row", ""},
		{queueOf("external w: Tenant's worker"), `What keeps the messages of one tenant in Jobs apart from another's?`, "isolation=row", ""},
		{shownTo(`protocol="QR code"`), `Is what "Move the account" shows encrypted, so that a picture of it alone is of no use?`, "encryption=e2e", "encryption=tls"},
		{shownTo(`protocol="own link"`), `What encrypts and authenticates "Move the account" on the way to App on a phone?`, "encryption=tls", ""},
	} {
		var asked []string
		for _, q := range analyze(t, c.body).Questions {
			asked = append(asked, q.Text)
			offers := func(text string) bool {
				return slices.ContainsFunc(q.Options, func(o Option) bool { return o.Text == text })
			}
			if q.Text == c.want && (!offers(c.offered) || c.not != "" && offers(c.not)) {
				t.Errorf("%s offers %v", q.Text, q.Options)
			}
		}
		if !slices.Contains(asked, c.want) {
			t.Errorf("no question %q in\n%s", c.want, strings.Join(asked, "\n"))
		}
	}
}
