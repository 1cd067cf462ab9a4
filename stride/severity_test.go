package stride

import "testing"

// A threat is as grave as what it takes to get there, and what is to be had.
func TestSeverities(t *testing.T) {
	oneHost := func(data string) string {
		return data + "\nboundary h: Docker host | internal\n  boundary f: Front | edge\n    process gw: Reverse proxy\n  boundary b: Back | internal\n    process p: P\ngw -> p: Forward | http data=d"
	}
	entry := func(label, kind string) string { // what a check asks, and goes on without
		return "actor u: User\nexternal x: Others | " + kind + "\nboundary e: Front | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nu -> gw: Sign in | https auth=sso\ngw -> p: Pass on | http\np -> x: " + label + " | https auth=client-secret fails=open"
	}
	inside := func(label string) string {
		return "actor u: User\nboundary e: Front | edge\n  process p: P\nboundary s: Site | internal\n  process x: Keys\nu -> p: Ask | https auth=public\np -> x: " + label + " | https fails=open"
	}
	machine := func(class string) string { // a queue that only programs of its machine use
		return "data d: Jobs | class=" + class + "\ndata r: Records | class=pii crown\nactor u: User\nboundary h: Server | internal\n  process p: Shop | kind=web-app\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue holds=d access=machine\n  store db: Database | kind=db holds=r\nu -> p: Order | https auth=session\np -> q: Announce job | loopback auth=password data=d async\nq -> w: Deliver job | loopback auth=password data=d async\nw -> db: Save | loopback auth=password data=r"
	}
	network := func(engine, class string) string { // a queue whose programs share an account
		return "data d: Jobs | class=" + class + "\nboundary h: " + engine + " | internal\n  process p: Shop | kind=web-app\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue holds=d access=shared-account\np -> q: Announce job | amqp auth=password data=d async\nq -> w: Deliver job | amqp auth=password data=d async"
	}
	lookup := func(class string) string { // what others send without encryption, next to a crown jewel
		return "data b: Entry | class=" + class + "\ndata r: Records | class=pii crown\nexternal x: Registers of others\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=r\nu -> p: Order | https auth=session\np -> x: Fetch entries | protocol=z39.50 encryption=none returns=b\np -> db: Save | sql data=r returns=r"
	}
	for _, c := range []struct {
		body, id string
		want     Severity
	}{
		{"actor u: Customer\nexternal h: Hook of customers | kind=webhook\nboundary s: Site | edge\n  process p: Shop | kind=web-app tenants=multi\n  store c: Sessions | kind=cache\nu -> p: Order | https auth=session\np -> c: Save | redis auth=none\np -> h: Post event | https async content=json", "I09@p", High},
		{"actor u: Customer\nexternal h: Hook of customers | kind=webhook\nboundary s: Site | edge\n  process p: Shop | kind=web-app tenants=multi\n  store c: Sessions | kind=cache\nu -> p: Order | https auth=session\np -> c: Save | redis auth=mtls\np -> h: Post event | https async content=json", "I09@p", Medium},
		{"data d: Records | class=health crown\nexternal x: Partner\nboundary s: Site | internal\n  process w: Sender | kind=worker\n  store db: Records | kind=db holds=d\nw -> db: Read | sql returns=d\nw -> x: Post record | https auth=none async data=d", "S01@outside", High},
		{oneHost("data d: Records | class=pii crown"), "T01@b", Low},
		{"data d: Errors | class=pii crown\nactor x: Program\nboundary s: Site | edge\n  process p: Collector | kind=api\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d\nx -> p: Send events | https auth=client-id async data=d", "S01@s", High},
		{"data d: Errors | class=pii crown\nactor x: Program\nboundary s: Site | edge\n  process p: Collector | kind=api\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d\nx -> p: Change records | https auth=client-id async data=d", "S01@s", Critical},
		{entry("Read profile and roles", "kind=idp"), "D03@model", High},
		{entry("Read the weather", "kind=api"), "D03@model", Medium},
		{inside("Check whether the key is known"), "D03@model", Medium},
		{inside("Read the weather"), "D03@model", Low},
		{machine("pii"), "I02@q", Medium},
		{machine("pii crown"), "I02@q", High},
		{network("Compose network", "pii"), "I02@q", Medium},
		{network("Compose network", "pii crown"), "I02@q", High},
		{network("Site", "pii"), "I02@q", High},
		{lookup("public"), "T01@outside", Medium},
		{lookup("pii"), "T01@outside", High},
		{oneHost("data d: Root key | class=secret crown"), "T01@b", Low},
		{"data d: Records | class=pii crown\nboundary f: Front | edge\n  process gw: Reverse proxy\nboundary b: Back | internal\n  process p: P\ngw -> p: Forward | http data=d", "T01@b", High},
		{"data d: Records | class=pii crown\nboundary h: Office server | internal\n  process p: P\n  store db: Database | kind=db holds=d\np -> db: Save | sql encryption=none data=d", "T01@h", Low},
		{"data d: Rows | class=health crown\nexternal q: Broker of the head office | kind=queue\nboundary b: Back | internal\n  process p: Sender | kind=worker\np -> q: Publish | protocol=amqp encryption=e2e sign=asymmetric data=d", "S06@outside", Medium},
		{"data d: Rows | class=health crown\nexternal q: Broker of the head office | kind=queue\nboundary b: Back | internal\n  process p: Sender | kind=worker\np -> q: Publish | protocol=amqp data=d", "S06@outside", High},
		{"data d: Letters | class=pii crown\nexternal mta: Mail servers of senders\nboundary b: Front | edge\n  process p: Mailbox\nmta -> p: Deliver | smtp auth=public data=d", "T01@b", Medium},
		{"data c: Plug-in | class=code\ndata d: Records | class=pii crown\nexternal hub: Store of plug-ins | kind=registry\nboundary b: Front | edge\n  process p: P\n  store db: Database | kind=db holds=d\np -> hub: Check for a new version | http\np -> db: Save | sql encryption=tls data=d", "T01@outside", High},
		{"data d: Records | class=health crown\nboundary s: Site | internal\n  process p: P\n  store es: Index | kind=db holds=d access=network\np -> es: Search | http auth=none data=d returns=d", "I02@es", High},
		{"data d: Records | class=health crown\nexternal x: Partner\nboundary s: Site | internal\n  process p: P\n  store es: Index | kind=db holds=d access=network\np -> es: Search | http auth=none data=d returns=d\nx -> es: Search | http auth=none returns=d", "I02@es", Critical},
		{"data d: Records | class=pii crown\nboundary h: Docker host | internal\n  boundary a: App\n    process p: P\n  boundary n: Compose network | restricted\n    store db: Database | kind=db holds=d\nactor u: User\nu -> p: Ask | https auth=public returns=d\np -> db: Query | sql auth=none returns=d", "S01@n", High},
		{"data k: Keys | class=secret crown\nboundary h: Docker host | internal\n  process w: Installer | kind=worker holds=k\n  process dk: Docker Engine API | kind=controller\nw -> dk: Start containers | unix authz=none", "E11@h", High},
		{"data k: Keys | class=secret crown\nactor u: User\nboundary h: Docker host | internal\n  process w: Installer | kind=worker holds=k\n  process dk: Docker Engine API | kind=controller\nu -> w: Ask | https auth=public\nw -> dk: Start containers | unix authz=none lacks=least", "E02@h", Critical},
		{"data d: Records | class=pii crown\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app redundancy=none\n  store db: Database | kind=db holds=d\nu -> p: Order | https auth=session data=d\np -> db: Save | sql data=d", "D07@s", Medium},
		{"data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: P\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d", "D04@db", High},
		{"data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: P\n  store db: Database | kind=db holds=d\n  store copy: Warehouse | kind=db holds=d\np -> db: Save | sql data=d\np -> copy: Save | sql data=d", "D04@db", Medium},
		{"data d: Records | class=pii crown\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app lacks=browser-headers\n  store db: Database | kind=db holds=d\nu -> p: Order | https auth=session data=d returns=d\np -> db: Save | sql data=d", "T04@s", High},
		{"data k: Root key | class=secret crown\nactor u: User\nboundary s: Site | edge\n  process p: Signer | kind=api secrets=env holds=k\nu -> p: Sign | https auth=session", "I12@s", High},
		{"boundary s: Site | internal\n  process p: Updater | kind=worker tech=\"/var/run/docker.sock\" secrets=none", "I12@s", Critical},
		{"boundary s: Site | internal\n  process p: Updater | kind=worker tech=\"/var/run/docker.sock\" secrets=env", "I12@s", Low},
		{"boundary s: Site | internal\n  process p: Updater | kind=worker secrets=none", "I12@s", Medium},
		{"data d: Records | class=pii crown\nexternal idp: Identity provider | kind=idp\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=d\np -> idp: Exchange code | https auth=client-secret returns=d\np -> db: Save | sql data=d", "S12@outside", Medium},
		{"data d: Keys | class=secret crown\nactor u: User\nboundary h: Office server | internal\n  boundary f: Front | edge\n    process p: Shop | kind=web-app\n  boundary b: Back | internal\n    store db: Database | kind=db holds=d\nu -> p: Order | https auth=public data=d\np -> db: Save | sql auth=password data=d", "S12@b", Medium},
		{"data d: Keys | class=secret crown\nactor u: User\nboundary h: Site | internal\n  boundary f: Front | edge\n    process p: Shop | kind=web-app\n  boundary b: Back | internal\n    store db: Database | kind=db holds=d\nu -> p: Order | https auth=public data=d\np -> db: Save | sql auth=password data=d", "S12@b", High},
		{"data k: Keys | class=secret crown\nactor u: User\nboundary n: Node | internal\n  process eng: Docker daemon | kind=runtime\n  process job: Job | kind=runtime tenants holds=k\neng -> job: Start | ipc\nu -> job: Use | https auth=session", "E04@eng", Critical},
		{"data k: Keys | class=secret crown\nactor u: User\nboundary n: Node | internal\n  process eng: Docker daemon | kind=runtime\n  process job: Job | kind=runtime tenants\neng -> job: Start | ipc\nu -> job: Use | https auth=session", "E04@eng", High},
		{"data c: Template | class=code\ndata d: State | class=secret crown\nactor a: Administrator\nboundary s: Site | internal\n  process p: Builder | kind=api\n  store db: Database | kind=db holds=d\na -> p: Release template | https auth=session data=c\np -> db: Save | sql data=d", "R04@model", High},
		{"data d: Orders | class=pii crown\nactor u: Desk of the staff | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | holds=d\nu -> p: Look up order | https auth=token authz=role returns=d\np -> db: Read | sql returns=d", "I05@s", Medium},
		{"data d: Orders | class=pii crown\nactor u: Desk of the staff | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=api tenants=multi\n  store db: Database | holds=d\nu -> p: Look up order | https auth=token authz=role returns=d\np -> db: Read | sql returns=d", "I05@s", High},
		{"data d: Parts | class=confidential crown\nactor u: User\nboundary s: Site | edge\n  process p: Stock | kind=web-app tenants=single\n  store db: Database | kind=db holds=d\nu -> p: Look up part | https auth=session authz=role data=d returns=d\np -> db: Save | sql data=d returns=d", "I05@s", Medium},
		{"data m: Tickets | class=pii crown\nactor staff: Agent\nexternal mail: Mailbox\nboundary s: Site | internal\n  process web: Desk | kind=web-app\n  process w: Fetcher | kind=worker\n  store db: Database | holds=m\nstaff -> web: Work | https auth=session data=m returns=m\nmail -> w: Mail | protocol=imap mode=pull content=html data=m\nw -> db: Save | sql data=m\nweb -> db: Read | sql returns=m", "T04@s", High},
		{"data l: Requests and one-time codes | class=log\nboundary s: Site | internal\n  process p: P\n  store log: Log | kind=log holds=l\np -> log: Append | https lacks=redact data=l", "I04@log", Medium},
		{"data e: Event | class=internal\nexternal hook: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender\np -> hook: Send event | https sign=none async data=e", "S02@hook", Medium},
		{"data e: Event | class=pii crown\nexternal hook: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender\np -> hook: Send event | https async data=e", "S02@hook", Low},
		{"data pw: Password | class=credentials\ndata rec: Records | class=pii crown\nactor u: User\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=rec\nin. u -> p: Sign in | https auth=password data=pw returns=pw\np -> db: Save | sql data=rec", "S04@people", High},
		{"data e: Readings | class=health crown\nactor u: Patient\nboundary s: Site | internal\n  process p: API\n  store db: Records | kind=db holds=e\nu -> p: Send readings | https auth=api-key sign=none data=e\np -> db: Save | sql data=e", "S02@p", High},
		{"data d: Records | class=pii crown\nexternal w: Watcher\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=d\nw -> p: Scrape metrics | http auth=none path=\"/metrics\"\np -> db: Save | sql data=d", "S01@s", Medium},
		{"data d: Records | class=pii crown\nexternal w: Watcher\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=d\nw -> p: Fetch metrics of customers | http auth=none returns=d\np -> db: Save | sql data=d", "S01@s", Critical},
		{"data q: Queries | class=internal\ndata d: Records | class=pii crown\nactor u: Analyst\nboundary s: Site | edge\n  process p: Charts | kind=web-app\n  store w: Warehouse | kind=db holds=d\nu -> p: Draw chart | https auth=session validate=none data=q returns=d\np -> w: Ask | sql auth=password data=q returns=d", "T02@s", High},
		{"data c: Tool | class=code\nexternal r: Update site | kind=registry\nboundary s: Plant | internal\n  process p: Agent | kind=worker\np -> r: Download update | https auth=public artifact=signed returns=c", "T01@outside", Low},
		{"data m: Bounces | class=pii\ndata d: Donors | class=pii crown\nexternal x: Mailbox\nboundary s: Site | internal\n  process p: Sender | kind=worker\n  store db: Donors | kind=db holds=d\np -> x: Fetch bounces | imap returns=m\np -> db: Save | sql data=d", "S02@x", Medium},
		{"actor u: Member\nexternal x: Any newspaper\nboundary h: Office server | internal\n  process p: Forum | kind=web-app\n  store db: Database | kind=db\nu -> p: Post | https auth=session\np -> db: Save | sql auth=password\np -> x: Get link preview | https", "I09@p", High},
		{"actor u: Member\nexternal x: Any newspaper\nboundary h: Server network | internal\n  process p: Forum | kind=web-app\n  store db: Database | kind=db\nu -> p: Post | https auth=session\np -> db: Save | sql auth=password\np -> x: Get link preview | https", "I09@p", Medium},
		{"data m: Uploaded media | class=pii\nactor u: Member\nactor a: Manager | kind=admin-ui\nboundary e: Front | edge\n  process g: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: Gallery | kind=web-app\nboundary d: Disks | internal\n  store f: Picture folder | kind=file holds=m\nu -> g: Look and add | https auth=session data=m returns=m\na -> g: Manage members | https auth=session returns=m\ng -> p: Forward | http data=m returns=m\np -> f: Keep and serve uploads | file data=m returns=m", "T03@d", High},
		{"data m: Uploaded media | class=pii\nactor u: Member\nactor a: Guest\nboundary e: Front | edge\n  process g: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: Gallery | kind=web-app\nboundary d: Disks | internal\n  store f: Picture folder | kind=file holds=m\nu -> g: Look and add | https auth=session data=m returns=m\na -> g: Look at members | https auth=session returns=m\ng -> p: Forward | http data=m returns=m\np -> f: Keep and serve uploads | file data=m returns=m", "T03@d", Medium},
		{"data n: Notes | class=pii\ndata d: Records | class=pii crown\nactor u: Reader\nboundary s: Site | edge\n  process p: Portal | kind=web-app\n  store db: Database | kind=db holds=d\nu -> p: Read | https auth=public returns=n\np -> db: Save | sql data=d", "S01@s", Medium},
		{"data n: Notes | class=pii\ndata d: Records | class=pii crown\nactor u: Reader\nboundary s: Site | edge\n  process p: Portal | kind=web-app\n  store db: Database | kind=db holds=d\nu -> p: Read | https auth=public returns=d\np -> db: Save | sql data=d", "S01@s", High},
		{"data d: Keys | class=secret crown\nactor u: Engineer\nboundary s: Site | internal\n  process p: Safe | kind=secrets holds=d\nu -> p: Read | https auth=session returns=d", "T02@s", Medium},
		{"data d: Keys | class=secret crown\nactor u: Engineer\nboundary s: Site | internal\n  process p: Safe | kind=api holds=d\nu -> p: Read | https auth=session returns=d", "T02@s", High},
		{"data e: Payment event | class=payment\ndata d: Orders | class=pii crown\nexternal x: Bank\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\nx -> p: Report payment event | https auth=none sign=none async data=e\np -> db: Save | sql data=d", "S02@p", Critical},
		{"data e: Payment event | class=payment\ndata d: Orders | class=pii crown\nexternal x: Bank\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\nx -> p: Report payment event | https auth=none sign=none has=server-recompute async data=e\np -> db: Save | sql data=d", "S02@p", Medium},
		{"data d: Records | class=pii crown\nexternal x: Calls\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\nx -> p: Report that the call ended | https auth=none sign=none async\np -> db: Save | sql data=d", "S02@p", Medium},
		{"data c: Role | class=control\ndata d: Records | class=pii crown\nexternal x: Calls\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\nx -> p: Report that the call ended | https auth=none sign=none async data=c\np -> db: Save | sql data=d", "S02@p", Critical},
		{"data f: Songs | class=internal\ndata d: Records | class=pii crown\nactor u: Member\nboundary s: Site | edge\n  process p: Song server | tech=SFTPGo\n  store db: Database | kind=db holds=d\nu -> p: Upload | sftp auth=password lacks=second-factor data=f\np -> db: Save | sql data=d", "S04@people", Medium},
		{"data r: Records | class=log\nboundary s: Site | internal\n  process p: Signer | kind=api\n  store l: Journal of requests | kind=log holds=r\np -> l: Append | file fails=closed data=r", "D07@s", Medium},
		{"data d: Parts | class=pii crown\nactor u: Member\nexternal h: Chat webhook\nboundary s: Site | edge\n  process p: Stock | kind=web-app\n  store db: Database | kind=db holds=d\nu -> p: Look up | https auth=session data=d returns=d\np -> db: Save | sql data=d\np -> h: Post message | https auth=signed-url", "I09@p", Medium},
		{"data d: Parts | class=pii crown\nactor u: Member\nexternal h: Chat webhook | kind=webhook\nboundary s: Site | edge\n  process p: Stock | kind=web-app\n  store db: Database | kind=db holds=d\nu -> p: Look up | https auth=session data=d returns=d\np -> db: Save | sql data=d\np -> h: Post message | https auth=signed-url", "I09@p", High},
	} {
		a := analyze(t, c.body)
		if got := a.find(c.id); got == nil || got.Severity != c.want {
			t.Errorf("%s: want %v, got %+v in %v", c.id, c.want, got, a.statuses())
		}
	}
}
