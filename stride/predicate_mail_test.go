package stride

import "testing"

// A rule speaks of mail, of files and of what is fetched only where its demand can be met, and wherever it can.
func TestWhoseMailAndFiles(t *testing.T) {
	mailbox := "actor u: Citizen\nexternal mail: Mailbox\nboundary s: Office | internal\n  process w: Clerk service | kind=worker\n"
	relay := func(to string) string {
		return "data m: Letter | class=pii\nexternal out: " + to + "\nboundary s: Office | internal\n  process app: Portal\n  process mta: Mail service\napp -> mta: Hand over | smtp data=m async\nmta -> out: Deliver | smtp data=m async"
	}
	for _, c := range []struct {
		body, id string
		fires    bool
	}{
		{relay("Mail servers of recipients"), "S06@outside", false},
		{relay("Mail servers of recipients"), "T01@outside", true},
		{relay("Mail provider"), "S06@outside", true},
		{relay("Mail provider"), "S03@s", false},
		{mailbox + "u -> mail: Write to the office | smtp auth=none async\nw -> mail: Fetch letters | imap", "E05@outside", false},
		{"actor u: Reader\nexternal web: Linked page\nboundary s: Paper | edge\n  process app: App\n  process img: Thumbnailer\nu -> app: Post | https\napp -> img: Fetch\nimg -> web: Fetch what a post shows | https", "I09@img", true},
		{"actor u: Reader\nexternal web: Weather service\nboundary s: Paper | edge\n  process app: App\n  process img: Thumbnailer\nu -> app: Post | https\napp -> img: Fetch\nimg -> web: Fetch forecast | https", "I09@img", false},
		{"data x: X-ray | class=health\nactor u: Doctor\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway\nboundary s: Ward | internal\n  process pacs: Images\nu -> gw: Bring in | https content=file data=x\ngw -> pacs: Forward | http data=x", "T03@s", true},
		{"data x: Answers | class=health\nactor u: Doctor\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway\nboundary s: Ward | internal\n  process pacs: Images\nu -> gw: Bring in | https content=json data=x\ngw -> pacs: Forward | http data=x", "T03@s", false},
		{"data c: Recipe | class=control\nexternal ci: Pipeline | kind=ci\nboundary s: Plant | edge\n  process p: Line control\nci -> p: Apply | https auth=token data=c", "S13@s", true},
		{"data c: Report | class=internal\nexternal ci: Pipeline | kind=ci\nboundary s: Plant | edge\n  process p: Line control\nci -> p: Apply | https auth=token data=c", "S13@s", false},
	} {
		if a := analyze(t, c.body); (a.find(c.id) != nil) != c.fires {
			t.Errorf("%s: want %v in\n%s\ngot %v", c.id, c.fires, c.body, a.statuses())
		}
	}
	if got := analyze(t, mailbox+"u -> mail: Write to the office | smtp auth=none async\nw -> mail: Fetch letters | imap").find("S02@mail"); got == nil || got.Status != Open {
		t.Errorf("mail whose sender nothing proves: want S02 open, got %+v", got)
	}
}
