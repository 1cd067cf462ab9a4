package stride

import (
	"slices"
	"strings"
	"testing"
)

// Where rules about tampering fire, and the nearest block in which there is nothing to tamper with, or another control exists for it.
func TestTampering(t *testing.T) {
	const registry = "data about: Known vulnerabilities and versions | class=public\ndata lib: Modules | class=public\nexternal hub: Registry | kind=registry\nboundary site: Site | internal\n  process app: App\n"
	const jobs = "data script: Scripts | class=code\nactor author: Author\nboundary site: Site | internal\n  process gw: Gateway | kind=gateway\n  process app: App | kind=web-app\n  process work: Worker | kind=worker\n  store db: Database | kind=db holds=script\n" +
		"boundary box: Box\n  process run: Runner | kind=runtime runs-as=sandbox\n" +
		"author -> gw: Edit | https auth=session data=script\ngw -> app: Forward | http data=script\napp -> db: Save | sql data=script\n"
	const device = "external maker: Maker\nboundary field: Field | internal\n  process unit: Pump | kind=device\n  process app: Server\n"
	const far = "data vitals: Vitals | class=health\nboundary cloud: Cloud | internal\n  process hub: Hub | kind=api\nboundary clinic: Clinic | internal\n  process agent: Relay | kind=worker\n"
	const copies = "actor user: User\nboundary edge: Edge | edge\n  process cdn: Content network | kind=gateway\nboundary site: Site | internal\n  store bucket: Bucket | kind=object\ncdn -> bucket: Read | https auth=iam\n"
	const films = "data film: Films | class=confidential\nboundary host: Host | internal\n  process coder: Transcoder | kind=worker\n  store disk: Films | kind=file holds=film\n"
	const page = "data rec: Orders | class=pii crown\nactor user: User\nexternal feed: Suppliers\nboundary site: Site | internal\n  process pages: Front | kind=web-ui\n  process api: Orders service | kind=api\nuser -> pages: Load | https auth=public\napi -> feed: Read offers | https\n"
	const found = "data name: Name | class=internal\nactor phone: Phone | kind=device\nboundary home: Home | internal\n  process box: Player\n"
	for _, c := range []struct {
		rule, body string
		want       bool
	}{
		{"T08", registry + "app -> hub: Fetch | https returns=lib", true},
		{"T08", registry + "app -> hub: Fetch | https returns=about", false},
		{"T08", registry + "app -> hub: Look up latest version | https", false},
		{"T08", jobs + "db -> work: Take | sql data=script\nwork -> run: Run | https data=script", false},
		{"T08", jobs + "work -> run: Run | https data=script", true},
		{"T08", far + "hub -> agent: Push message or upgrade command | https data=vitals", true},
		{"T08", far + "hub -> agent: Push message | https data=vitals", false},
		{"T10", device + "maker -> unit: Firmware release | https", true},
		{"T10", device + "maker -> unit: Firmware release | https artifact=unsigned", false},
		{"T10", device + "maker -> app: Plugin release | https", false},
		{"T10", device + "maker -> app: Plugin release | https artifact=signed", true},
		{"T02", copies + "user -> cdn: Load page | https auth=public", false},
		{"T02", copies + "user -> cdn: Send form | https auth=public", true},
		{"T13", films + "disk -> coder: Read | file content=file data=film", true},
		{"T13", films + "disk -> coder: Read | file data=film", false},
		{"T04", page + "user -> api: Order | https auth=token data=rec", true},
		{"T01", found + "phone -> box: Find | protocol=\"udp 7359\" encryption=none auth=public returns=name", false},
		{"T01", found + "phone -> box: Find | protocol=\"udp 7359\" encryption=none auth=none returns=name", true},
	} {
		got := false
		for _, threat := range analyze(t, c.body).Threats {
			got = got || threat.Rule.ID == c.rule && threat.Status != Met
		}
		if got != c.want {
			t.Errorf("%s fires: %t, want %t\n%s", c.rule, got, c.want, c.body[strings.LastIndex(c.body, "\n")+1:])
		}
	}
}

// A file that only holds keys is read by whoever can change it: one row, named by the reading.
func TestKeysAreOneRow(t *testing.T) {
	a := analyze(t, "data k: Signing key | class=secret crown\nboundary s: Site | internal\n  process p: Signer\n  store f: Key file | kind=secrets holds=k\nf -> p: Load | file data=k")
	for _, row := range slices.Concat(a.Rows, a.Lower) {
		var ids []string
		for _, threat := range row.Threats {
			ids = append(ids, threat.Rule.ID)
		}
		if slices.Contains(ids, "T06") {
			if ids[0] != "I03" {
				t.Errorf("the row of T06 is %v", ids)
			}
			return
		}
	}
	t.Error("no row with T06")
}
