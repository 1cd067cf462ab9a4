package stride

import (
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
