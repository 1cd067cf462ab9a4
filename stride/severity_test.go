package stride

import "testing"

// A threat is as grave as what it takes to get there, and what is to be had.
func TestSeverities(t *testing.T) {
	oneHost := func(data string) string {
		return data + "\nboundary h: Docker host | internal\n  boundary f: Front | edge\n    process gw: Reverse proxy\n  boundary b: Back | internal\n    process p: P\ngw -> p: Forward | http data=d"
	}
	for _, c := range []struct {
		body, id string
		want     Severity
	}{
		{"data d: Records | class=health crown\nexternal x: Partner\nboundary s: Site | internal\n  process w: Sender | kind=worker\n  store db: Records | kind=db holds=d\nw -> db: Read | sql returns=d\nw -> x: Post record | https auth=none async data=d", "S01@outside", High},
		{oneHost("data d: Records | class=pii crown"), "T01@b", Medium},
		{oneHost("data d: Root key | class=secret crown"), "T01@b", High},
		{"data d: Records | class=pii crown\nboundary f: Front | edge\n  process gw: Reverse proxy\nboundary b: Back | internal\n  process p: P\ngw -> p: Forward | http data=d", "T01@b", High},
		{"data d: Records | class=pii crown\nboundary h: Office server | internal\n  process p: P\n  store db: Database | kind=db holds=d\np -> db: Save | sql encryption=none data=d", "T01@h", Medium},
		{"data d: Letters | class=pii crown\nexternal mta: Mail servers of senders\nboundary b: Front | edge\n  process p: Mailbox\nmta -> p: Deliver | smtp auth=public data=d", "T01@b", Medium},
		{"data c: Plug-in | class=code\ndata d: Records | class=pii crown\nexternal hub: Store of plug-ins | kind=registry\nboundary b: Front | edge\n  process p: P\n  store db: Database | kind=db holds=d\np -> hub: Check for a new version | http\np -> db: Save | sql encryption=tls data=d", "T01@outside", High},
		{"data d: Records | class=health crown\nboundary s: Site | internal\n  process p: P\n  store es: Index | kind=db holds=d access=network\np -> es: Search | http auth=none data=d returns=d", "I02@es", Critical},
		{"data m: Tickets | class=pii crown\nactor staff: Agent\nexternal mail: Mailbox\nboundary s: Site | internal\n  process web: Desk | kind=web-app\n  process w: Fetcher | kind=worker\n  store db: Database | holds=m\nstaff -> web: Work | https auth=session data=m returns=m\nmail -> w: Mail | protocol=imap mode=pull content=html data=m\nw -> db: Save | sql data=m\nweb -> db: Read | sql returns=m", "T04@s", High},
		{"data l: Requests and one-time codes | class=log\nboundary s: Site | internal\n  process p: P\n  store log: Log | kind=log holds=l\np -> log: Append | https lacks=redact data=l", "I04@log", Medium},
		{"data e: Event | class=internal\nexternal hook: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender\np -> hook: Send event | https sign=none async data=e", "S02@hook", Medium},
		{"data e: Event | class=pii crown\nexternal hook: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender\np -> hook: Send event | https async data=e", "S02@hook", Low},
		{"data pw: Password | class=credentials\ndata rec: Records | class=pii crown\nactor u: User\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=rec\nin. u -> p: Sign in | https auth=password data=pw returns=pw\np -> db: Save | sql data=rec", "S04@people", High},
	} {
		a := analyze(t, c.body)
		if got := a.find(c.id); got == nil || got.Severity != c.want {
			t.Errorf("%s: want %v, got %+v in %v", c.id, c.want, got, a.statuses())
		}
	}
}
