package stride

import (
	"fmt"
	"slices"
	"testing"
)

// offered returns the values of the question about a threat, those that state a weakness with an exclamation mark.
func (a *Analysis) offered(id string) []string {
	var out []string
	for _, q := range a.Questions {
		if !slices.ContainsFunc(q.Threats, func(t *Threat) bool { return t.ID == id }) {
			continue
		}
		for _, o := range q.Options {
			if o.Answers {
				out = append(out, o.Text)
			} else {
				out = append(out, "!"+o.Text)
			}
		}
	}
	return out
}

// A weakness that is true is among the values, whatever has raised the question, and what leaves one threat open is none that answers.
func TestWeakValuesAreOffered(t *testing.T) {
	for name, test := range map[string]struct{ block, id, want string }{
		"a cache that the network reaches":        {"data s: Session cookies | class=credentials\nboundary site: Site | internal\n  process app: App\n  store cache: Cache | kind=cache holds=s\napp -> cache: Keep session | redis auth=password data=s", "I03@cache", "!access=network"},
		"a sender of others with a shared secret": {"external post: Mail provider\nboundary site: Site | edge\n  process app: Shop | kind=api\npost -> app: Report bounce webhook | https", "S02@app", "auth=password"},
		"who opens a shared page by a link":       {"data p: Album | class=confidential\nactor g: Guest\nboundary site: Site | edge\n  process app: Portal | kind=web-app holds=p\ng -> app: Open shared page by link | https returns=p", "S01@site", "auth=link"},
		"a file that every account opens":         {"data k: Private key | class=secret crown\nboundary site: Site | internal\n  process app: App\n  store f: Key file | kind=file holds=k\napp -> f: Read | file returns=k", "I03@f", "!access=machine"},
		"a file that is edited over SSH too":      {"data k: Password | class=secret crown\nactor op: Operator\nboundary site: Site | internal\n  process app: App\n  store f: Settings | kind=config holds=k\napp -> f: Read | file returns=k\nop -> f: Edit | ssh data=k", "I03@f", "!access=machine"},
		"a machine that signs elsewhere":          {"boundary home: Homes | public\n  process m: Meter | kind=device\nboundary site: Site | edge\n  process p: Server | kind=api\n  process q: Relay | kind=api\nm -> p: Report | https auth=signature\nm -> q: Pass on | https", "S01@site", "auth=signature"},
		"a machine that signs nowhere":            {"boundary home: Homes | public\n  process m: Meter | kind=device\nboundary site: Site | edge\n  process p: Server | kind=api\n  process q: Relay | kind=api\nm -> p: Report | https auth=mtls\nm -> q: Pass on | https", "S01@site", "auth=mtls"},
		"a webhook with a key in its header":      {"external shop: Subscriber\nboundary site: Site | internal\n  process app: App\napp -> shop: Send webhook | https", "S02@shop", "auth=api-key"},
		"a broker that is not drawn":              {"data d: Orders | class=pii\nboundary s: Site | internal\n  process p: Shop\n  process q: Packer\np -> q: Publish order | redis data=d", "E05@s", "auth=password"},
		"a service with a password":               {"data d: Orders | class=pii\nboundary s: Site | internal\n  process p: Shop\n  process q: Packer | kind=api\np -> q: Send order | https data=d", "E05@s", "auth=password"},
		"a cache of one machine":                  {"data d: Orders | class=pii\nboundary s: Docker host | internal\n  process p: Shop\n  store q: Cache | kind=cache holds=d\np -> q: Save | redis auth=password data=d", "I02@q", "!access=machine"},
		"pages of which one half is known":        {"actor user: User\nboundary site: Site | edge\n  process web: Web app | kind=web-app\nuser -> web: Open page | https auth=session", "T04@site", "!lacks=csp"},
		"a webhook that nobody signs":             {"external shop: Subscriber\nboundary site: Site | internal\n  process app: App\napp -> shop: Send webhook | https", "S02@shop", "!sign=none"},
		"rights of a host of others' code":        {"actor user: User\nboundary site: Site | edge\n  process box: Container runtime\nuser -> box: Upload script", "E04@box", "!runs-as=service"},
	} {
		t.Run(name, func(t *testing.T) {
			a := analyze(t, test.block)
			if got := a.offered(test.id); !slices.Contains(got, test.want) {
				t.Errorf("%s offers %q, want %q among them\n%v", test.id, got, test.want, a.statuses())
			}
		})
	}
}

// Mail of anybody is proven by the domain of its sender, a bounce by the address that it was sent to, and neither by a certificate.
func TestMailIsProvenByItsDomain(t *testing.T) {
	const box = "data m: Mail | class=pii\nexternal x: Mail servers of the world\nexternal b: Mailbox\nboundary s: Site | edge\n  process p: Mail receiver\n"
	for call, want := range map[string][]string{
		"x -> p: Deliver | smtp data=m":                         {"sign=asymmetric", "!sign=none"},
		"p -> b: Fetch new mail | imap auth=password returns=m": {"sign=asymmetric", "!sign=none"},
		"p -> b: Read bounces | pop3 auth=password returns=m":   {"sign=hmac", "!sign=none"},
	} {
		a := analyze(t, box+call)
		if got := slices.Concat(a.offered("S02@p"), a.offered("S02@b"), a.offered("S02@s"), a.offered("S02@outside")); !slices.Equal(got, want) {
			t.Errorf("%s: offers %q, want %q\n%v", call, got, want, a.statuses())
		}
	}
}

// A checksum proves of no answer whose it is, and an answer is not kept.
func TestAnswersAreSigned(t *testing.T) {
	got := analyze(t, adviser("data=ord returns=pol")).offered("T12@outside")
	if !slices.Contains(got, "integrity=signed") || slices.Contains(got, "integrity=checksum") || slices.Contains(got, "integrity=append-only") {
		t.Errorf("T12@outside offers %q", got)
	}
}

// Files have the accounts of their machine, and whatever listens has the network.
func TestFilesHaveNoNetwork(t *testing.T) {
	const block = "data k: Private key | class=secret crown\nboundary site: Site | internal\n  process app: App\n  store s: Keys | %s holds=k\napp -> s: Read | %s returns=k"
	for name, test := range map[string]struct{ kind, call, none string }{
		"a file":     {"kind=file", "file", "!access=network"},
		"a database": {"kind=db", "sql auth=password", "!access=machine"},
	} {
		a := analyze(t, fmt.Sprintf(block, test.kind, test.call))
		if got := a.offered("I03@s"); len(got) == 0 || slices.Contains(got, test.none) {
			t.Errorf("%s: I03@s offers %q", name, got)
		}
	}
}

// A function call needs neither encryption nor a credential, a tunnel and a working copy neither a form nor a digest, and a role is asked of
// those who administer.
func TestNothingIsAskedThatNoValueAnswers(t *testing.T) {
	for name, test := range map[string]struct {
		block  string
		silent []string
	}{
		"a function call": {"data n: Payroll | class=confidential crown\nboundary site: Site | internal\n  process app: App\n  process rules: Tax rules | kind=plugin\napp -> rules: Compute | protocol=\"function call\" data=n", []string{"T01@site", "E05@site"}},
		"a tunnel":        {"data src: Source code | class=code\nactor dev: Developer\nboundary site: Site | internal\n  process box: Workstation | kind=runtime\ndev -> box: Tunnel to any port | protocol=wireguard encryption=e2e data=src", []string{"T02@site", "T08@site"}},
		"a working copy":  {"data src: Source code | class=code\nexternal git: Git provider\nboundary site: Site | internal\n  process box: Workspace | kind=runtime\nbox -> git: Clone and push | https data=src returns=src", []string{"T08@site"}},
		"a stated role":   {"actor nurse: Nurse\nactor admin: Administrator\nboundary site: Site | edge\n  process gate: Gateway | kind=gateway\n  process app: Ward app\nnurse -> gate: Look at charts | https auth=session\nadmin -> gate: Manage users | https auth=session authz=role\ngate -> app: Forward | http", []string{"E01@site"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := analyze(t, test.block)
			for _, id := range test.silent {
				if got := a.find(id); got != nil && (got.Status == Ask || got.Status == Open) {
					t.Errorf("%s is %s", id, got.Status)
				}
			}
		})
	}
}

// Files that people get back from the application that took them open where their session is; a folder between the two changes nothing.
func TestFilesThatAreServedBack(t *testing.T) {
	const block = "data doc: Certificates | class=pii\nboundary town: Town hall | edge\n  actor clerk: Clerk\n  process app: Permit portal | kind=web-app\nboundary inner: Inner zone | internal\n  store files: Folder | kind=file\n"
	a := analyze(t, block+"clerk -> app: Send form | https auth=session data=doc returns=doc\napp -> files: Keep | file content=file data=doc returns=doc")
	if got := a.find("T03@inner"); got == nil || got.Status != Ask {
		t.Errorf("kept and served: %v in %v", got, a.statuses())
	}
	a = analyze(t, block+"clerk -> app: Send form | https auth=session data=doc\napp -> files: Keep | file content=file data=doc returns=doc")
	if got := a.find("T03@inner"); got != nil {
		t.Errorf("kept and never served: %v", got.Status)
	}
}

// An application of others behind a gateway that names its users is asked for the way around it, unless the gateway shows a credential.
func TestUsersThatAGatewayNamesToOthers(t *testing.T) {
	const block = "data p: Pupils | class=pii\nactor pupil: Pupil\nexternal lib: School library\nboundary site: Site | edge\n  process gate: Sign-in proxy | kind=gateway\npupil -> gate: Open library | https auth=session\n"
	if got := analyze(t, block+"gate -> lib: Forward with user header | https identity=end-user data=p").find("E05@outside"); got == nil || got.Status != Ask {
		t.Errorf("without a credential: %v", got)
	}
	if got := analyze(t, block+"gate -> lib: Forward with user header | https identity=end-user auth=token data=p").find("E05@outside"); got != nil {
		t.Errorf("with a credential: %v", got.Status)
	}
}

// Records of visitors end, records of what was done are kept.
func TestVisitorLogsEnd(t *testing.T) {
	for name, want := range map[string]bool{"Access log with IP addresses": true, "Audit log": false} {
		a := analyze(t, "data l: "+name+" | class=log\nboundary site: Site | internal\n  process app: App\n  store db: Records | kind=db holds=l\napp -> db: Save | data=l")
		if got := a.find("I13@db") != nil; got != want {
			t.Errorf("%s: fires %v, want %v", name, got, want)
		}
	}
}

// What may be used once is used again within the time of a link, and to the same effect by somebody else.
func TestOnlyOnceIsMoreThanInTime(t *testing.T) {
	const link = "data c: Codes | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Server | kind=web-app\nu -> p: Sign in with one-time code | https auth=password data=c"
	if got := analyze(t, link).offered("S03@s"); slices.Contains(got, "replay=timestamp") || slices.Contains(got, "replay=idempotency") || !slices.Contains(got, "replay=nonce") {
		t.Errorf("S03 offers %q", got)
	}
	for value, want := range map[string]Status{"timestamp": Open, "idempotency": Open, "nonce": Met} {
		if threat := analyze(t, link+" replay="+value).find("S03@s"); threat == nil || threat.Status != want {
			t.Errorf("replay=%s: %v, want %v", value, threat, want)
		}
	}
}

// A total for each caller is offered where callers can be told apart.
func TestTotalsAreOfferedToKnownCallers(t *testing.T) {
	const shop = "actor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Search | https auth="
	for proof, want := range map[string]bool{"session": true, "public": false, "link": false} {
		if got := slices.Contains(analyze(t, shop+proof).offered("D01@s"), "limit=quota"); got != want {
			t.Errorf("auth=%s: limit=quota offered %t, want %t", proof, got, want)
		}
	}
}
