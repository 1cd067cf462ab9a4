package stride

import (
	"slices"
	"strings"
	"testing"
)

func TestQuestions(t *testing.T) {
	a := analyze(t, shop)
	var got []string
	for _, q := range a.Questions {
		var flows []string
		for _, f := range q.Flows {
			flows = append(flows, f.Number)
		}
		got = append(got, q.Name()+" "+q.Zone+" "+strings.Join(flows, ",")+": "+q.Text)
	}
	text := strings.Join(got, "\n")
	for _, want := range []string{
		"limit Edge and App 1,2: What bounds the rate of requests to API gateway and Orders service?",
		"limit Edge 4: What bounds the work that one sender can give Webhook receiver?",
		"sign Edge 4: What proves to Webhook receiver that \"Payment event\" really comes from Stripe?",
		"has=least App : Is what Orders service and Settlement worker may do at Token vault limited to what their work needs?",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no question %q in\n%s", want, text)
		}
	}
}

// Messages, streams, code and pages are checked in ways of their own, and each is asked for by itself.
func TestInputIsAskedByItsKind(t *testing.T) {
	for _, c := range []struct{ what, body, want string }{
		{"messages of a protocol", "actor m: Meter | kind=device\nboundary s: Site | edge\n  process p: Collector | kind=worker\nm -> p: Send reading | protocol=snmp", `What does Collector check in each message of "Send reading" before it acts on it?`},
		{"what hides the caller carries pages", "actor m: Source\nboundary s: Site | edge\n  process p: Letter box | kind=web-app\nm -> p: Hand in letter | protocol=onion", "What is input to Letter box checked against before it is used?"},
		{"a gateway's way to a program carries requests", "actor m: Reader\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Pages | kind=web-app\nm -> g: Read | https\ng -> p: Pass requests | protocol=fastcgi", "What is input to Pages checked against before it is used?"},
		{"a stream", "data a: Audio stream | class=internal\nactor m: Speaker\nboundary s: Site | edge\n  process p: Stream server\nm -> p: Broadcast live audio | http auth=password data=a", `What does Stream server check in the header and the data of "Broadcast live audio" before it acts on them?`},
		{"what a build works on", "actor m: Contributor\nboundary s: Site | edge\n  process p: Builder | kind=ci\nm -> p: Trigger build | https auth=token", `What may "Trigger build" bring to Builder, and against what is it checked before use?`},
		{"definitions", "data w: Workflows | class=code crown\nactor u: Author\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Scheduler | kind=web-app\n  process k: Runner | kind=worker\n  store db: Database | kind=db holds=w\nu -> g: Write workflows | https auth=session data=w\ng -> p: Forward | http\np -> db: Save | sql auth=iam data=w\nk <-> db: Take work | sql auth=iam returns=w", "What is input to Scheduler, such as definitions and values for them, checked against?"},
		{"attachments", "data m: Mail with attachments | class=pii\nexternal x: Mailbox\nboundary s: Site | internal\n  process p: Help desk | kind=worker\np -> x: Fetch mail with attachments | protocol=imap auth=password returns=m", `Which types of attachment does Help desk open or show of "Fetch mail with attachments", and up to which size?`},
	} {
		var got []string
		for _, q := range analyze(t, c.body).Questions {
			got = append(got, q.Text)
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: no question %q in\n%s", c.what, c.want, strings.Join(got, "\n"))
		}
	}
}

// What another question offers as an answer is not asked beside it.
func TestAnOfferedAnswerIsNotAskedAgain(t *testing.T) {
	const body = "data rule: Rules | class=control\nactor a: Administrator\nboundary s: Site | internal\n  store c: Settings | kind=config holds=rule\n  process p: Server\na -> c: Edit settings | ssh data=rule\np -> c: Load | file returns=rule"
	for stated, want := range map[string]int{"": 1, " integrity=append-only": 0} {
		count := 0
		for _, q := range analyze(t, strings.Replace(body, "holds=rule", "holds=rule"+stated, 1)).Questions {
			if q.Attribute == "integrity" {
				count++
			}
			if q.Control == "four-eyes" && stated == "" {
				t.Errorf("asked beside the question that offers it: %s", q.Text)
			}
		}
		if count != want {
			t.Errorf("with %q there are %d questions about changes, not %d", stated, count, want)
		}
	}
}

// A caller can show in one place what it shows in another, and programs are not asked about guesses where people are.
func TestQuestionsAboutProofs(t *testing.T) {
	const relays = "data p: Packets | class=confidential\nboundary d: Devices | public\n  process c: Client | kind=device\nboundary e: Edge | edge\n  process one: Relay | kind=gateway\n  process two: Other relay | kind=gateway\nc -> one: Relay packets | https encryption=e2e auth=signature data=p\nc -> two: Relay more packets | https encryption=e2e data=p"
	const signIns = "actor u: User\nexternal b: Build server | kind=ci\nboundary s: Site | edge\n  process p: Server | kind=web-app\nu -> p: Sign in | https auth=password\nb -> p: Deploy | https auth=password"
	offered, asked := false, 0
	for _, q := range analyze(t, relays).Questions {
		offered = offered || q.Attribute == "auth" && slices.ContainsFunc(q.Options, func(o Option) bool { return o.Text == "auth=signature" && o.Answers })
	}
	for _, q := range analyze(t, signIns).Questions {
		if strings.Contains(q.Text, "guesses") {
			asked += len(q.Flows)
		}
	}
	if !offered {
		t.Error("what the same caller shows elsewhere is not offered")
	}
	if asked != 1 {
		t.Errorf("guesses are asked about on %d flows, not on that of people alone", asked)
	}
}

// Answering a question in the block settles what it said it would.
func TestAnsweredQuestionsDisappear(t *testing.T) {
	answered := analyze(t, strings.Replace(shop, "header=Stripe-Signature async", "header=Stripe-Signature async sign=hmac limit=none", 1))
	if got := answered.find("S02@hook"); got.Status != Met {
		t.Errorf("S02@hook is %s after sign=hmac", got.Status)
	}
	if got := answered.find("D01@edge"); got.Status != Open {
		t.Errorf("D01@edge is %s after limit=none on one of its flows", got.Status)
	}
	for _, q := range answered.Questions {
		if q.Attribute == "sign" {
			t.Errorf("still asked: %s", q.Text)
		}
	}
}

// What is asked in the same words is one question, with all its places.
func TestNothingIsAskedTwiceInTheSameWords(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		asked := make(map[string]bool)
		for _, q := range d.analyze(t, c).Questions {
			key := q.Name() + ": " + q.Text
			if asked[key] {
				t.Errorf("%s asks twice: %s", d.name, key)
			}
			asked[key] = true
		}
	}
}

func TestOneQuestionForNeighbouringPlaces(t *testing.T) {
	a := analyze(t, "actor user: User\nactor guest: Guest\nboundary s: Site | edge\n  process web: Web app\nuser -> web: Order | https\nguest -> web: Search | https")
	for _, q := range a.Questions {
		if q.Attribute == "validate" && strings.HasPrefix(q.Text, "What is input to Web app checked") && len(q.Flows) != 2 {
			t.Errorf("%q names %d flows", q.Text, len(q.Flows))
		}
	}
}

// What is asked of files says so, and what is enough for other input is offered for what it answers.
func TestFilesAreAskedForThemselves(t *testing.T) {
	for _, q := range analyze(t, "actor user: User\nactor guest: Guest\nboundary s: Site | edge\n  process web: Web app\nuser -> web: Upload photo | https\nguest -> web: Search | https").Questions {
		if q.Attribute != "validate" {
			continue
		}
		aboutFile := strings.HasPrefix(q.Text, "Which types and sizes of file")
		if len(q.Flows) != 1 || aboutFile != (q.Flows[0].Number == "1") {
			t.Errorf("%q is asked of %d flows", q.Text, len(q.Flows))
		}
		for _, o := range q.Options {
			if o.Text == "validate=schema" && (o.Answers == aboutFile || o.Part != aboutFile) {
				t.Errorf("%q: validate=schema is answer %t, part %t", q.Text, o.Answers, o.Part)
			}
		}
	}
}

// A gateway passes on files among all else: both are asked in one sentence.
func TestForwardedFilesAreAskedWithTheRest(t *testing.T) {
	asked := false
	for _, q := range analyze(t, "data f: Photo\nactor user: User\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process web: Web app\nuser -> gw: Upload | https content=file data=f\ngw -> web: Forward | http data=f").Questions {
		asked = asked || strings.Contains(q.Text, "and other input against a schema?")
	}
	if !asked {
		t.Error("other input is not asked about")
	}
}

// Where those who run a system are asked for, their role answers which operation and whose object, also in one question.
func TestRoleAnswersForAdministrators(t *testing.T) {
	for _, q := range analyze(t, "data d: Quotas | class=confidential crown\nactor u: Customer\nactor a: Administrator\nboundary s: Site | edge\n  process p: API | kind=api\n  store db: Database | kind=db holds=d\nu -> p: Read quota | https auth=token authz=object returns=d\na -> p: Manage quotas | https auth=token data=d\np -> db: Save | sql data=d").Questions {
		for _, o := range q.Options {
			if q.Attribute == "authz" && o.Text == "authz=role" {
				if !o.Answers || len(q.Threats) != 2 {
					t.Errorf("%q: authz=role is answer %t of %d threats", q.Text, o.Answers, len(q.Threats))
				}
				return
			}
		}
	}
	t.Error("authz=role is not offered")
}

// What encrypts calls to others is agreed with them: it is not asked together with what is done inside.
func TestEncryptionOutsideIsAskedApart(t *testing.T) {
	var texts []string
	for _, q := range analyze(t, "data d: Orders | class=pii\nexternal x: Shipper\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nboundary z: Storage | internal\n  store db: Database | kind=db\np -> x: Ship | data=d\np -> db: Save | sql data=d").Questions {
		if q.Attribute == "encryption" {
			texts = append(texts, q.Text)
		}
	}
	if len(texts) != 2 {
		t.Errorf("want two questions, got %q", texts)
	}
}

// A question that hides whom it is about cannot be answered for them.
func TestQuestionsHideNoNames(t *testing.T) {
	body := "actor a: A\nboundary s: Site | internal\n  process p: P\n"
	calls := "a -> p: Open | https auth=session\n"
	for _, id := range []string{"v", "w", "x", "y", "z"} {
		body = "external " + id + ": Provider " + strings.ToUpper(id) + "\n" + body
		calls += "p -> " + id + ": Ask | https\n"
	}
	for _, q := range analyze(t, body+calls).Questions {
		if q.Attribute != "fails" {
			continue
		}
		if want := "What does P do while what it calls in flows 2–6 cannot be reached?"; q.Text != want {
			t.Errorf("asked is %q, want %q", q.Text, want)
		}
		return
	}
	t.Error("nothing is asked about an outage")
}

// A question about elements names each of them, and says of each program where it has the rights that are meant.
func TestQuestionsNameEachElement(t *testing.T) {
	body, calls := "boundary s: Site | internal\n  process p: P\n  process q: Q\n", "q -> v: Use | https auth=iam\n"
	for _, id := range []string{"v", "w", "x", "y", "z"} {
		body += "  store " + id + ": Store " + strings.ToUpper(id) + " | kind=db crown\n"
		calls += "p -> " + id + ": Read | sql auth=password\n"
	}
	var asked []string
	for _, q := range analyze(t, body+calls).Questions {
		asked = append(asked, q.Text)
	}
	for _, want := range []string{
		"Is what P may do at Store V, Store W, Store X, Store Y and Store Z, and what Q may do at Store V limited to what their work needs?",
		"Where is a copy of Store V, Store W, Store X, Store Y and Store Z that its own administrator cannot delete?",
	} {
		if !slices.Contains(asked, want) {
			t.Errorf("not asked: %q in\n%s", want, strings.Join(asked, "\n"))
		}
	}
}

// What is sent is asked by its fields, call by call.
func TestFieldsThatAreSentAreAskedAbout(t *testing.T) {
	for body, want := range map[string]string{
		"external x: Partner\nexternal y: Printer\nboundary s: Site | internal\n  process p: Shop\n  process q: Desk\np -> x: Send order | https data=d\nq -> y: Send label | https data=d": `Do "Send order" and "Send label" bring Partner and Printer only the fields that are needed there?`,
		"external x: Partner\nboundary s: Site | internal\n  process p: Shop\np -> x: Send order | https data=d":                                                                            `Does "Send order" bring Partner only the fields that are needed there?`,
	} {
		var asked []string
		for _, q := range analyze(t, "data d: Addresses | class=pii\n"+body).Questions {
			asked = append(asked, q.Text)
		}
		if !slices.Contains(asked, want) {
			t.Errorf("not asked: %q in\n%s", want, strings.Join(asked, "\n"))
		}
	}
}

// SSH is offered as an answer only where it may be what is used.
func TestSSHIsOfferedWhereItMayBe(t *testing.T) {
	for body, want := range map[string]bool{"external r: Git server\n": true, "external r: Web shop\n": false} {
		a := analyze(t, body+"boundary s: Site | internal\n  process p: P\np -> r: Push")
		if got := slices.Contains(a.offered("T01@outside"), "protocol=ssh"); got != want {
			t.Errorf("%q: SSH is offered: %v, want %v", body, got, want)
		}
	}
	a := analyze(t, "external r: Git server\nboundary s: Site | internal\n  process p: P\np -> r: Register webhook")
	if slices.Contains(a.offered("T01@outside"), "protocol=ssh") {
		t.Error("SSH is offered for a webhook")
	}
}

// Those who run a system, and have proven it, are not asked about beside those who may flood it, unless nobody else calls.
func TestWhoFloods(t *testing.T) {
	shop := "actor a: Administrator\nboundary s: Site | edge\n  process p: Shop | kind=web-app crown\nset. a -> p: Set prices | https auth=session"
	for _, c := range []struct {
		body string
		want []string
	}{
		{shop, []string{"set"}},
		{shop + "\nactor u: Customer\nbuy. u -> p: Order | https auth=session", []string{"buy"}},
		{shop + " limit=none\nactor u: Customer\nbuy. u -> p: Order | https auth=session", []string{"set", "buy"}},
		{shop + "\nactor u: Employee\nbuy. u -> p: Order | https auth=session", []string{"buy"}},
	} {
		threat := analyze(t, c.body).find("D01@s")
		var got []string
		for _, f := range threat.Flows() {
			got = append(got, f.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("asked of %v, want %v in\n%s", got, c.want, c.body)
		}
	}
}

// Of a control that states two facts, the question names the one that nothing states, and a weakness of either leaves the threat open.
func TestHalfOfAControlIsAsked(t *testing.T) {
	design := func(states, session string) string {
		return "actor u: User\nboundary s: Site | edge\n  process web: Shop | kind=web-app " + states + "\nu -> web: Order | https auth=session " + session
	}
	for _, c := range []struct{ states, session, status, asks string }{
		{"", "", "ask", "has=browser-headers"},
		{"has=csp", "", "ask", "has=anti-forgery"},
		{"has=anti-forgery", "", "ask", "has=csp"},
		{"", "has=anti-forgery", "ask", "has=csp"},
		{"has=csp", "has=anti-forgery", "met", ""},
		{"has=csp,anti-forgery", "", "met", ""},
		{"has=browser-headers", "", "met", ""},
		{"has=csp lacks=anti-forgery", "", "open", ""},
		{"lacks=csp", "", "open", ""},
		{"lacks=browser-headers", "has=csp", "open", ""},
		{"", "lacks=browser-headers", "open", ""},
		{"", "has=anti-forgery lacks=csp", "open", ""},
	} {
		a := analyze(t, design(c.states, c.session))
		if got := a.find("T04@s").Status.String(); got != c.status {
			t.Errorf("with %q and %q T04 is %s, not %s", c.states, c.session, got, c.status)
		}
		asked := ""
		for _, q := range a.Questions {
			if slices.ContainsFunc(q.Threats, func(t *Threat) bool { return t.Rule.ID == "T04" }) {
				asked += q.Name()
			}
		}
		if asked != c.asks {
			t.Errorf("with %q and %q the question about T04 is %q, not %q", c.states, c.session, asked, c.asks)
		}
	}
}

// Pages that are the same for everybody take no request of a session, and a process without pages has no policy of one.
func TestOnlyTheFactThatMattersIsNeeded(t *testing.T) {
	for _, c := range []struct{ body, id string }{
		{"actor u: User\nboundary d: Phone | public\n  process a: App | kind=mobile has=csp lacks=anti-forgery\nu -> a: Use | ipc", "T04@d"},
		{"actor u: User\nboundary s: Site | edge\n  process w: Push API | kind=api has=anti-forgery\nu -> w: Listen | wss auth=session", "T04@s"},
	} {
		if got := analyze(t, c.body).find(c.id); got != nil && got.Status == Ask {
			t.Errorf("%s is asked in\n%s", c.id, c.body)
		}
	}
}

// What is known of the sign-in at a provider says nothing of one over SSH, so that each is asked by itself.
func TestSignInsOfOneKindAreAskedTogether(t *testing.T) {
	const body = "actor o: Operator\nexternal i: Sign-in service | kind=idp\nboundary s: Site | internal\n  process p: Server | kind=web-app crown\n  process q: Machine | crown\no -> i: Sign in | https auth=yes\no -> p: Manage | https auth=session\no -> q: Configure | ssh auth=yes"
	asked := map[string]bool{}
	for _, q := range analyze(t, body).Questions {
		if q.Control == "second-factor" {
			asked[q.Text] = true
		}
	}
	for _, want := range []string{
		"Is a second factor required by Sign-in service for \"Sign in\"?",
		"Does it take a second factor, such as a key on a token that asks for a PIN, to log in for \"Configure\"?",
	} {
		if !asked[want] {
			t.Errorf("%q is not among %v", want, asked)
		}
	}
}

// A second factor is asked of each way in, of those who can be made to use one, and where somebody signs in.
func TestQuestionsAboutSecondFactors(t *testing.T) {
	const site = "data c: Password | class=credentials\ndata l: Live token | class=credentials\nactor u: User\nactor a: Administrator\nactor k: Customer\nexternal i: Identity provider | kind=idp\nboundary s: Site | internal\n  boundary e: Edge | edge\n    process gw: Reverse proxy | kind=gateway\n    process w: Live server | kind=gateway\n  process p: App | kind=web-app crown\n"
	const forward = "\ngw -> p: Forward | http"
	const provider = forward + "\np -> i: Exchange code | https auth=client-secret"
	for _, test := range []struct{ flows, want string }{
		{"a -> gw: Manage | https auth=session" + provider, "Does the provider at which people sign in"},
		{"a -> gw: Manage | https auth=session\nu -> gw: Sign in and work | https auth=session data=c" + provider, "Does every way to sign in for"},
		{"u -> gw: Sign in | https auth=password data=c returns=l\na -> gw: Manage | https auth=oauth" + forward, "Does it take a second factor"},
		{"a -> gw: Manage | https auth=oauth" + forward, "Does the provider at which people sign in"},
		{"a -> gw: Manage | https auth=session\nk -> gw: Pay | https auth=session" + forward, "Is there a second factor that every account which signs in for \"Pay\" can set?"},
		{"a -> p: Work | https auth=session\na -> w: Subscribe | wss data=l", "for \"Work\"?"},
		{"u -> w: Subscribe | wss data=l", "for \"Subscribe\"?"},
		{"a -> p: Reset a password | ssh auth=yes", "for \"Reset a password\"?"},
		{"a -> p: Reset a password | protocol=\"docker exec\" auth=yes", ""},
	} {
		var asked []string
		for _, q := range analyze(t, site+test.flows).Questions {
			if strings.Contains(q.Text, "second factor") {
				asked = append(asked, q.Text)
			}
		}
		got := strings.Join(asked, "\n")
		if !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("want %q of %s\ngot %s", test.want, test.flows, got)
		}
	}
}
