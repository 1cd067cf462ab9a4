package stride

import (
	"slices"
	"strings"
	"testing"
)

// twoServers is a library behind a proxy, with pages and, as a program of its own or as a part of the pages, live news, for both of which readers
// sign in; only the loan says what its session does.
func twoServers(news string) string {
	return "data loan: Loans | class=pii crown\nactor r: Reader\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process web: Pages | kind=web-app\n  process live: Live news | kind=api " + news +
		"\n1. r -> gw: Borrow | https auth=session has=session data=loan returns=loan\n2. r -> gw: Hear news | wss auth=session returns=loan\n3. gw -> web: Forward pages | http forwards=1 data=loan returns=loan\n4. gw -> live: Forward news | ws forwards=2 returns=loan"
}

// sharedAlbum is an album server behind a proxy that passes on what members and one other caller ask.
func sharedAlbum(other string) string {
	return "data pic: Pictures | class=pii crown\nactor m: Member\nactor x: Guest\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Album server | kind=web-app holds=pic\n1. m -> gw: Edit albums | https auth=session authz=object data=pic returns=pic\n2. x -> gw: " +
		other + "\n3. gw -> p: Forward | http forwards=1,2 data=pic returns=pic"
}

// throughEgress is a shop that tells a partner of its orders through a proxy, and calls the partner there without a signature.
const throughEgress = "data o: Orders | class=pii\nexternal x: Partner\nboundary s: Site | internal\n  process shop: Shop | kind=api\nboundary e: Exit | edge\n  process out: Egress proxy\n1. shop -> out: Send webhook | https sign=hmac header=X-Sum async data=o\n2. out -> x: Deliver webhook | https async forwards=1 data=o"

// ruled is a server with a central audit, whose administrators change rules with some proof.
func ruled(proof string) string {
	return "data set: Rules | class=control\nactor a: Administrator\nboundary s: Site | internal\n  process p: Rule server | kind=web-app audit=central\na -> p: Change rules | https data=set " + proof
}

// signsInAt is a portal that has an identity provider give it the tokens of who signs in, with some proof.
func signsInAt(proof string) string {
	return "data t: Tokens of a user | class=credentials\nactor u: User\nexternal idp: Identity provider | kind=idp\nboundary s: Site | edge\n  process p: Portal | kind=web-app\nu -> p: Use | https auth=session\np -> idp: Exchange code for tokens | https returns=t " + proof
}

// folders is a store of files, with a folder for each tenant, that two programs use.
func folders(access string) string {
	return "data f: Files of tenants | class=confidential crown\nactor u: Member\nboundary s: Site | internal\n  process p: Portal | kind=web-app\n  process w: Worker | kind=worker\n  store b: Files | kind=file tenants holds=f isolation=folder " + access + "\nu -> p: Open | https auth=session returns=f\np -> b: Read | file returns=f\nw -> b: Read | file returns=f"
}

// converted is a portal that has a converter on a machine of its own make a file of what it sends, drawn with or without an arrow for the answer.
func converted(call string) string {
	return "data t: Text | class=internal\ndata f: PDF file | class=internal\nboundary s: Site | internal\n  process p: Portal | kind=web-app\nboundary c: Converter host | internal\n  process w: Converter | kind=worker\n" + call
}

// proxied is a library behind a portal that only hands on what readers ask, and may keep some of it.
func proxied(keeps string) string {
	return "data b: Books lent | class=pii crown\nactor r: Reader\nboundary e: Edge | edge\n  process p: Portal | kind=gateway " + keeps + "\nboundary s: Site | internal\n  process l: Library | kind=api\n  store d: Database | kind=db holds=b\nr -> p: Look up | https auth=session returns=b\np -> l: Forward | https identity=end-user authz=object returns=b\nl -> d: Read | sql returns=b"
}

// managed is a shop behind a proxy that forwards what customers and administrators ask with one call.
func managed(admin, forward string) string {
	return "data o: Orders | class=pii crown\nactor u: Customer\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store d: Database | kind=db holds=o\n1. u -> gw: Order | https auth=session data=o returns=o\n2. a -> gw: Manage users and prices | https auth=session " + admin + "\n3. gw -> p: Forward | https forwards=1,2 " + forward + "\n4. p -> d: Save | sql data=o"
}

// Each entry is the smallest design in which what is stated elsewhere, or of something else, must not be taken for an answer.
var answeredElsewhere = []expectation{
	{"a session that one server ends another need not end", twoServers(""), []string{"S05@s ask"}},
	{"parts of one program end the same session", twoServers("part-of=web"), []string{"S05@s met"}},
	{"what decides for members decides nothing for a link that changes things", sharedAlbum("Open a shared album, add pictures | https auth=link data=pic returns=pic"), []string{"I05@s ask"}},
	{"a link that is read opens one thing", sharedAlbum("Open a shared picture | https auth=link returns=pic"), []string{"I05@s met"}},
	{"an address that is signed opens what it was signed for", sharedAlbum("Put a picture | https auth=signed-url data=pic"), []string{"I05@s met"}},
	{"a link that says what it opens is answered", sharedAlbum("Open a shared album, add pictures | https auth=link authz=object data=pic returns=pic"), []string{"I05@s met"}},
	{"a link by which something is only handed in names the one thing", sharedAlbum("Hand in a picture by link | https auth=link data=pic"), []string{"I05@s met"}},
	{"a request of which nobody decides anything stays open", sharedAlbum("Read any picture | https auth=session authz=none returns=pic"), []string{"I05@s open"}},
	{"nor does a link of which nobody decides anything get what members have", sharedAlbum("Put a picture | https auth=link authz=none data=pic"), []string{"I05@s open"}},
	{"a copy that comes in time pays again", "data pay: Payment | class=payment\nexternal b: Bank\nboundary s: Site | edge\n  process p: Shop | kind=api\nb -> p: Payment event | https sign=hmac replay=timestamp data=pay async", []string{"S03@s ask"}},
	{"an id is kept", "data pay: Payment | class=payment\nexternal b: Bank\nboundary s: Site | edge\n  process p: Shop | kind=api\nb -> p: Payment event | https sign=hmac replay=idempotency data=pay async", []string{"S03@s met"}},
	{"others get the time", "data o: Orders | class=pii\nexternal x: Partner\nboundary s: Site | internal\n  process p: Shop | kind=api\np -> x: Send webhook | https sign=hmac replay=timestamp async data=o", []string{"S03@outside met"}},
	{"a proxy checks no signature that is for the receiver", throughEgress, []string{"!S02@out", "S02@x met"}},
	{"nor does one tell it who calls", strings.Replace(throughEgress, "boundary e: Exit | edge\n", "", 1), []string{"E05@s ask"}},
	{"a message that nobody signed is still asked about at the receiver", strings.Replace(throughEgress, "sign=hmac header=X-Sum ", "", 1), []string{"S02@x ask"}},
	{"a record names each administrator", ruled("auth=sso"), []string{"T07@s met", "R01@s met"}},
	{"a record names no one of several with one key", ruled("auth=api-key"), []string{"T07@s ask", "!R01"}},
	{"nor anybody who shows nothing", ruled("auth=none"), []string{"T07@s ask", "!R01"}},
	{"a key that is copied signs for ever", "external x: Shop\nboundary s: Site | edge\n  process p: API\nx -> p: Query | https auth=signature", []string{"!S12"}},
	{"a key in hardware is not copied", "boundary o: Outer | public\n  process x: Shop | kind=api secrets=hsm\nboundary s: Site | edge\n  process p: API\nx -> p: Query | https auth=signature", []string{"S12@s met"}},
	{"a program brings what it keeps for its token", "data k: Client secret | class=credentials\nexternal x: Shop\nboundary s: Site | edge\n  process p: API\nx -> p: Get token and query | https auth=oauth data=k", []string{"!S12"}},
}

// Each entry is the smallest design in which a statement says less than the threat asks, and its like, in which it says enough.
var saysLess = []expectation{
	{"who gets tokens shows a secret for them", signsInAt("auth=oauth"), []string{"S12@outside ask"}},
	{"a secret that is named stays open", signsInAt("auth=client-secret"), []string{"S12@outside open"}},
	{"a certificate ends", signsInAt("auth=mtls"), []string{"S12@outside met"}},
	{"who shows a token elsewhere has one that ends", strings.Replace(signsInAt("auth=oauth"), " | kind=idp", " | kind=api crown", 1), []string{"S12@outside met"}},
	{"a directory knows a service account by its password", "boundary s: Site | edge\n  process p: Portal | kind=web-app\nboundary o: Office | internal\n  process d: Directory | kind=idp\np -> d: Search groups | protocol=ldaps auth=service-account", []string{"S12@o ask"}},
	{"a platform gives a service account a token", "boundary s: Site | edge\n  process p: Portal | kind=web-app\nboundary o: Office | internal\n  process d: Directory | kind=idp\np -> d: Search groups | https auth=service-account", []string{"S12@o met"}},
	{"a folder parts nothing for accounts that open all", folders("access=machine"), []string{"I06@b ask"}},
	{"nor for who is in the network", folders("access=network"), []string{"I06@b ask"}},
	{"nor under one account for all", folders("access=shared-account"), []string{"I06@b ask"}},
	{"folders with accounts of their own are apart", folders("access=per-service"), []string{"I06@b met"}},
	{"a policy decides whoever opens it", strings.Replace(folders("access=machine"), "isolation=folder", "isolation=policy", 1), []string{"I06@b met"}},
	{"what a call brings is checked, and not what comes back", converted("1. p -> w: Convert | https auth=mtls validate=allowlist content=file data=t returns=f"), []string{"T03@s ask", "T03@c met"}},
	{"an answer that is drawn says how it is checked", converted("1. p -> w: Convert | https auth=mtls validate=allowlist content=file data=t\n2. w -> p: Result | https mode=response validate=allowlist content=file data=f"), []string{"T03@s met"}},
	{"who only asks checks what comes", converted("p -> w: Download result | https auth=mtls validate=allowlist content=file returns=f"), []string{"T03@s met"}},
	{"what decides behind a portal decides for it", proxied(""), []string{"I05@s met"}},
	{"what it keeps it gives out itself", strings.Replace(proxied("holds=b"), "kind=gateway", "kind=api", 1), []string{"I05@e ask"}},
	{"keeping something else changes nothing", strings.Replace(proxied(""), "kind=gateway", "kind=api", 1), []string{"!I05@e ask"}},
	{"a signature on each record misses none that is deleted", "boundary s: Site | internal\n  process p: Shop\n  store l: Audit log | kind=log integrity=signed\np -> l: Write | https auth=mtls", []string{"R02@l ask"}},
	{"a record that is only added stays", "boundary s: Site | internal\n  process p: Shop\n  store l: Audit log | kind=log integrity=append-only\np -> l: Write | https auth=mtls", []string{"R02@l met"}},
	{"who may see an object is no administrator", managed("", "authz=object"), []string{"E01@s ask", "I05@s met"}},
	{"a role makes one", managed("", "authz=role"), []string{"E01@s met"}},
	{"what is decided of administrators themselves does", managed("authz=object", "authz=object"), []string{"E01@s met"}},
}

// keysInFiles is a program that reads the keys in a folder, with some proof.
func keysInFiles(class, proof string) string {
	return "data k: Signing keys | class=" + class + "\nboundary s: Site | internal\n  process p: Signer\n  store f: Folder | kind=file holds=k\np -> f: Read | https returns=k " + proof
}

// Each entry is the smallest design in which a statement about one thing must not hide a threat to another, and its like, in which it answers.
var saysAnother = []expectation{
	{"no cache looks at a signature", "boundary s: Site | internal\n  process p: Shop\n  store q: Cache | kind=cache\np -> q: Put prices | redis auth=none sign=hmac", []string{"E05@s open"}},
	{"a process does", "boundary s: Site | internal\n  process p: Shop\n  process q: Prices\np -> q: Put prices | https sign=hmac", []string{"E05@s met"}},
	{"nobody means his keys for everybody", keysInFiles("secret", "auth=public"), []string{"I03@f ask"}},
	{"pictures may be", keysInFiles("internal", "auth=public"), []string{"!I02@f", "!I03@f"}},
	{"a second person who approves orders ends no key", "external x: Partner\nboundary s: Site | edge\n  process p: API | has=four-eyes crown\nx -> p: Query | https auth=api-key", []string{"S12@s open"}},
	{"nor looks at each object", "data o: Orders | class=pii crown\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app has=four-eyes\n  store d: Database | kind=db holds=o\nu -> p: Order | https auth=session data=o returns=o\np -> d: Save | sql data=o", []string{"I05@s ask"}},
	{"one who approves this call does", "data o: Orders | class=pii crown\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n  store d: Database | kind=db holds=o\nu -> p: Order | https auth=session has=four-eyes data=o returns=o\np -> d: Save | sql data=o", []string{"!I05"}},
	{"a caller that computes its own values computes none of what it calls", "actor u: Browser of a customer | kind=web-ui has=server-recompute\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Place orders | https auth=token", []string{"T05@s ask"}},
	{"what is called does", "actor u: Browser of a customer | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=api has=server-recompute\nu -> p: Place orders | https auth=token", []string{"T05@s met"}},
	{"sessions that end say nothing of the token of a program", "data key: App token | class=credentials\nexternal x: Partner\nboundary s: Site | edge\n  process p: API | has=session crown\nx -> p: Send order | https auth=token data=key", []string{"S13@s ask"}},
	{"a call whose token ends does", "data key: App token | class=credentials\nexternal x: Partner\nboundary s: Site | edge\n  process p: API | crown\nx -> p: Send order | https auth=token has=session data=key", []string{"S13@s met"}},
	{"what is sealed for a reader attacks the reader", "data f: Claims | class=confidential\nexternal x: Partner\nboundary s: Site | internal\n  process p: Claims engine | kind=worker\np -> x: Read claims | sftp auth=password encryption=e2e content=file returns=f", []string{"T03@s ask"}},
	{"who keeps it sealed opens nothing", "data f: Claims | class=confidential\nexternal x: Partner\nboundary s: Site | internal\n  process p: Claims engine | kind=worker holds=f\np -> x: Read claims | sftp auth=password encryption=e2e content=file returns=f", []string{"!T03"}},
}

func TestSaysAnother(t *testing.T) { expect(t, saysAnother) }

func TestSaysLess(t *testing.T) { expect(t, saysLess) }

// What leaves a threat in doubt where it is stated is not offered there: it is asked where it answers.
func TestWhatSaysLessIsNotOffered(t *testing.T) {
	for _, c := range []struct{ body, id, not string }{
		{signsInAt("auth=oauth"), "S12@outside", "auth=oauth"},
		{folders("access=machine"), "I06@b", "isolation=folder"},
	} {
		offered := analyze(t, c.body).offered(c.id)
		if len(offered) == 0 || slices.Contains(offered, c.not) {
			t.Errorf("%s offers %v", c.id, offered)
		}
	}
	a := analyze(t, managed("", "authz=object"))
	if f := a.find("E01@s").Firings[0]; len(f.Places) != 1 || f.Places[0].Flow.ID != "2" {
		t.Errorf("E01 is asked at %v", f.Places)
	}
}

func TestAnsweredElsewhere(t *testing.T) { expect(t, answeredElsewhere) }

// A value that leaves a threat in doubt is not offered as its answer.
func TestTimeIsNoAnswerToACopy(t *testing.T) {
	const event = "data pay: Payment | class=payment\nexternal b: Bank\nboundary s: Site | edge\n  process p: Shop | kind=api\nb -> p: Payment event | https sign=hmac data=pay async"
	for _, option := range analyze(t, event).offered("S03@s") {
		if option == "replay=timestamp" {
			t.Error("S03 offers replay=timestamp")
		}
	}
	for stated, want := range map[string]string{"": "the block does not state `replay`", " replay=timestamp": "`replay=timestamp` says too little"} {
		a := analyze(t, event+stated)
		if got := a.Unstated(a.find("S03@s")); got.Missing != want || strings.Contains(got.Write, "timestamp") {
			t.Errorf("%q: %+v", stated, got)
		}
		if got := a.Explain(a.find("S03@s")).Answer; strings.Contains(got, "timestamp") || !strings.Contains(got, "nonce") {
			t.Errorf("%q: %s", stated, got)
		}
	}
}

// Each message has its own header: one line does not ask for it of others.
func TestSignaturesOfTheirOwn(t *testing.T) {
	const two = "data o: Orders | class=pii\nexternal x: Partner\nexternal y: Carrier\nboundary s: Site | edge\n  process p: Shop | kind=api\n  process q: Depot | kind=api\nx -> p: Order event | https sign=hmac HEADER async data=o\ny -> q: Parcel event | https sign=hmac async data=o"
	for header, want := range map[string]int{"": 1, "header=X-Sum": 2} {
		a := analyze(t, strings.Replace(two, "HEADER", header, 1))
		if got := len(a.Short([]*Threat{a.find("S02@p"), a.find("S02@q")})); got != want {
			t.Errorf("%q: %d lines, want %d", header, got, want)
		}
	}
}

// A sentence claims no more than what answers it.
func TestAnswerOfCredentialsFits(t *testing.T) {
	const db = "data pw: Passwords of users | class=credentials crown\nactor u: User\nboundary s: Site | internal\n  process p: Shop\n  store db: Database | kind=db holds=pw OWN\nu -> p: Sign in | https auth=password data=pw\np -> db: Read | sql auth=iam returns=pw"
	for own, want := range map[string][2]bool{"": {true, true}, "access=per-service": {true, false}, "rest=app": {false, true}, "access=per-service rest=app": {true, true}} {
		a := analyze(t, strings.Replace(db, "OWN", own, 1))
		text := a.Criterion(a.find("I03@db"))
		if got := [2]bool{strings.Contains(text, "Nothing but Shop"), strings.Contains(text, "hash")}; got != want {
			t.Errorf("%q: names readers, names hashes %v, want %v: %s", own, got, want, text)
		}
	}
}

// Whoever has an account of their own keeps others out: nothing records what an administrator does.
func TestAccessRecordsNothing(t *testing.T) {
	const db = "data o: Orders | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  store db: Database | kind=db holds=o OWN\np -> db: Save | sql auth=iam data=o"
	for own, want := range map[string]bool{"access=per-service": false, "": true} {
		a := analyze(t, strings.Replace(db, "OWN", own, 1))
		for _, text := range []string{a.Criterion(a.find("T06@db")), a.Short([]*Threat{a.find("T06@db")})[0].Text} {
			if got := strings.Contains(text, "record"); got != want {
				t.Errorf("%q: %s", own, text)
			}
		}
	}
}
