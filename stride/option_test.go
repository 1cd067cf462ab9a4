package stride

import (
	"slices"
	"testing"
)

// A remedy is something that those who call can have, and what they call can check.
func TestRemedyFits(t *testing.T) {
	for _, c := range []struct{ body, id, want string }{
		{"actor c: Client of a build | kind=cli\nboundary s: Site | edge\n  process p: API | crown\nc -> p: Push | https auth=client-secret", "S12@s", "auth=token"},
		{"boundary s: Site | internal\n  process p: P\n  store r: Sessions | kind=cache\np -> r: Save | redis auth=none", "E05@s", "auth=mtls"},
		{"boundary s: Site | internal\n  process p: P\n  store r: Uploads | kind=object\np -> r: Save | https auth=none", "E05@s", "auth=iam"},
		{"data d: Orders | class=pii\nboundary s: Site | internal\n  process p: Shop\n  process x: Add-ons | kind=plugin isolation=none\np -> x: Dispatch | protocol=\"function call\" auth=none data=d", "E05@s", ""},
		{"data inv: Invoice | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Open invoice | https auth=public returns=inv", "S01@s", "auth=signed-url"},
	} {
		a := analyze(t, c.body)
		threat := a.find(c.id)
		if threat == nil {
			t.Errorf("no %s in %v", c.id, a.statuses())
			continue
		}
		if got := a.Remedy(threat); got != c.want {
			t.Errorf("%s: remedy is %q, want %q", c.id, got, c.want)
		}
	}
}

// Those who run a system have no objects of their own: their role decides what they may do.
func TestRoleDecidesForThoseWhoRunTheSystem(t *testing.T) {
	for who, want := range map[string]bool{"Administrator": true, "Customer": false, "Employee": false} {
		a := analyze(t, "data o: Orders | class=pii crown\nactor u: "+who+"\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=o\nu -> p: Change order | https auth=token data=o\np -> db: Save | sql data=o")
		asked := false
		for _, q := range a.Questions {
			for _, o := range q.Options {
				if o.Text != "authz=role" {
					continue
				}
				if asked = true; o.Answers != want {
					t.Errorf("%s: a role answers is %v in %q", who, o.Answers, q.Text)
				}
			}
		}
		if !asked {
			t.Errorf("%s: no question offers a role in %v", who, a.statuses())
		}
	}
}

// Tenants of files are kept apart by folders, tenants of records by schemas and rows.
func TestOptionsFitWhatTenantsShare(t *testing.T) {
	for kind, want := range map[string][]string{"file": {"isolation=folder"}, "object": {"isolation=folder"}, "db": {"isolation=schema", "isolation=row"}} {
		a := analyze(t, "boundary s: Site | internal\n  process p: P\n  store r: Records | tenants kind="+kind+"\np -> r: Save")
		var offered []string
		for _, q := range a.Questions {
			for _, o := range q.Options {
				offered = append(offered, o.Text)
			}
		}
		for _, value := range []string{"isolation=folder", "isolation=schema", "isolation=row"} {
			if slices.Contains(offered, value) != slices.Contains(want, value) {
				t.Errorf("kind=%s: offered %v, want of the three only %v", kind, offered, want)
			}
		}
	}
}
