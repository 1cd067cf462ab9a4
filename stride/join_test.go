package stride

import (
	"strings"
	"testing"
)

// ownFile is a program that keeps its own secrets somewhere, and reads a file with keys.
func ownFile(secrets, holds string) string {
	return "data k: Keys | class=secret crown\ndata o: Orders | class=confidential\nboundary s: Site | internal\n  process p: Shop | kind=api secrets=" + secrets + "\n  store f: Settings volume | kind=file access=machine holds=" + holds + "\np -> f: Read at start | file returns=k"
}

// A line joins another where the same work answers both.
func TestJoins(t *testing.T) {
	build := func(started string) string {
		return "data c: Change | class=code\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process q: Docker daemon | kind=runtime runs-as=root tenants\n  process p: Build steps | kind=ci runs-as=root\nq -> p: Start | " + started + "\np -> f: Clone | https auth=token returns=c"
	}
	keys := "data k: Password hashes | class=credentials crown\nboundary s: Site | internal\n  process p: Shop | kind=api\n  process q: Mailer | kind=worker\n  store db: Database | kind=db holds=k access=shared-account\np -> db: Save | sql auth=password lacks=least data=k returns=k\n"
	loads := func(kind string) string {
		return "data c: Modules | class=code\nactor u: User\nexternal x: Module market\nboundary s: Site | internal\n  process p: Shop | isolation=none kind=" + kind + "\nu -> p: Order | https auth=session\np -> x: Fetch modules | https artifact=unsigned returns=c"
	}
	series := "data d: Series | class=confidential\nactor u: User\nboundary s: Charts | internal\n  process q: Shop\n  process p: Collector | kind=worker\nq -> p: Send figures | protocol=\"plain TCP\" encryption=none auth=none data=d"
	for _, c := range []struct {
		name, body, own, host string
		want                  bool
	}{
		{"who starts a build decides with which rights it runs", build("ipc"), "E03@s", "E04@q", true},
		{"a build on another machine has rights of its own", build("https"), "E03@s", "E04@q", false},
		{"one program with an account of its own is one with the rights that it needs", keys, "I03@db", "E02@s", true},
		{"several programs need an account each", keys + "q -> db: Read | sql auth=password returns=k", "I03@db", "E02@s", false},
		{"an account for each program is one with the rights that it needs", keys + "q -> db: Read | sql auth=password lacks=least returns=k", "E02@s", "I03@db", true},
		{"a list of pinned plug-ins is a check of the code that comes", loads("web-app"), "E04@p", "T08@s", true},
		{"and of what a plug-in brings itself", hosted, "E04@p", "T08@s", true},
		{"a worker confines what it runs, which is other work", loads("worker"), "E04@p", "T08@s", false},
		{"so is one of plug-ins that the block draws as parts", strings.Replace(loads("web-app"), " isolation=none", "", 1) + "\nboundary s2: Program | internal\n  process m: Module | kind=plugin part-of=p isolation=none\np -> m: Call | protocol=\"function call\"", "E04@p", "T08@s", true},
		{"a key that is shown has an end, and ends when it is withdrawn", "data k: App key | class=credentials\nexternal x: Shop\nboundary s: Site | edge\n  process p: Desk | kind=api crown\nx -> p: Send order | https auth=api-key lacks=token-checks data=k", "S13@s", "S12@s", true},
		{"the HTML of authors, and the pages that show it", "data w: Lessons | class=internal\nactor u: Author\nboundary s: Site | edge\n  process p: School | kind=web-app lacks=csp\nu -> p: Write lesson | https auth=session content=html validate=none has=anti-forgery data=w returns=w", "T02@s", "T04@s", true},
		{"other input that nothing checks is other work", "data w: Lessons | class=internal\nactor u: Author\nboundary s: Site | edge\n  process p: School | kind=web-app lacks=csp\nu -> p: Write lesson | https auth=session content=json validate=none has=anti-forgery data=w returns=w", "T02@s", "T04@s", false},
		{"a certificate of both ends encrypts and proves", series, "T01@s", "E05@s", true},
		{"how a person signs in is other work than encryption", "data d: Records | class=pii crown\nactor u: User\nboundary s: Site | internal\n  process p: Shop\nu -> p: Order | http auth=none data=d", "T01@s", "S01@s", false},
		{"the file of a program's own secrets", ownFile("file", "k"), "I02@f", "I12@s", true},
		{"what else is in it is other work", ownFile("file", "k,o"), "I02@f", "I12@s", false},
		{"a file of credentials of which its program keeps its own elsewhere", ownFile("env", "k"), "I02@f", "I12@s", false},
		{"the credentials in a file that others use too", ownFile("file", "k,o") + "\nprocess q: Reports\nq -> f: Save report | file data=o", "I03@f", "I12@s", true},
		{"rights elsewhere are other work", keys + "q -> db: Read | sql auth=password lacks=least returns=k\nstore o: Files | kind=object holds=k\nq -> o: Save | https auth=api-key lacks=least data=k", "E02@s", "I03@db", false},
	} {
		a := analyze(t, c.body)
		own, host := a.find(c.own), a.find(c.host)
		if own == nil || host == nil {
			t.Errorf("%s: no %s or %s in %v", c.name, c.own, c.host, a.statuses())
			continue
		}
		list, others := a.Short([]*Threat{own}), a.Short([]*Threat{host})
		if got := list[0].Joins(&others[0]); got != c.want {
			t.Errorf("%s: %s joins %s: %v", c.name, c.own, c.host, got)
		}
	}
}

// Sentences of one threat are one line where one piece of work answers them.
func TestJoinsItsOwn(t *testing.T) {
	plugIn := "data c: Modules | class=code\nactor u: User\nexternal x: Module market\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  process m: Modules | kind=plugin part-of=p isolation=none artifact=unsigned\nu -> p: Order | https auth=session\np -> m: Call | protocol=\"function call\"\n"
	for _, c := range []struct {
		name, body, id string
		want           bool
	}{
		{"programs and stores of a zone that ask nobody who calls", "data d: Orders | class=pii\nboundary s: Site | internal\n  process p: Shop\n  process q: Mailer\n  store db: Store | kind=cache holds=d\np -> q: Send | http auth=none\np -> db: Save | redis auth=none data=d returns=d", "E05@s", true},
		{"a plug-in and the flow that brings plug-ins", plugIn + "p -> x: Fetch modules | https artifact=unsigned returns=c", "T08@s", true},
		{"the image of another program is other work", strings.Replace(plugIn, "\nu ->", "\n  process w: Job | kind=worker artifact=unsigned\nu ->", 1), "T08@s", false},
	} {
		a := analyze(t, c.body)
		threat := a.find(c.id)
		if threat == nil {
			t.Errorf("%s: no %s in %v", c.name, c.id, a.statuses())
			continue
		}
		list := a.Short([]*Threat{threat})
		if len(list) < 2 {
			t.Errorf("%s: one sentence only: %v", c.name, list)
			continue
		}
		if got := list[0].Joins(&list[1]) || list[1].Joins(&list[0]); got != c.want {
			t.Errorf("%s: %v, not %v: %q, %q", c.name, got, c.want, list[0].Text, list[1].Text)
		}
	}
}

// A page is asked for in a browser: what a person does with a command or a program is no evidence of it.
func TestCommandsOpenNoPage(t *testing.T) {
	for flow, want := range map[string]bool{
		"u -> p: Look up | https auth=session": true,
		"u -> p: Reset accounts | ipc":         false,
		"u -> p: Maintain | ssh auth=ssh-key":  false,
		"c -> p: Call | https auth=token":      false,
		"c -> g: Push | ssh auth=ssh-key\n3. g -> p: Ask whose key it is | http identity=end-user forwards=2": false,
	} {
		a := analyze(t, "actor u: Clerk\nactor c: Scripts | kind=cli\nboundary d: Door | edge\n  process g: Door | kind=gateway\nboundary s: Site | edge\n  process p: Shop | kind=web-app lacks=browser-headers\n1. u -> p: Order | https auth=session\n2. "+flow)
		got := false
		for _, f := range a.find("T04@s").Flows() {
			got = got || f.Label != "Order"
		}
		if got != want {
			t.Errorf("%s is evidence: %v", flow, got)
		}
	}
}
