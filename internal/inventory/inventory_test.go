package inventory

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// told writes down what a file runs, or why it is not read.
func told(name, text string) string {
	m := Read(name, name, []byte(text))
	var b strings.Builder
	for _, r := range m.Resources {
		fmt.Fprintf(&b, "%d:%d %s %s %s\n", r.Line, r.Col, r.Type, r.Kind, r.ID)
	}
	return b.String() + m.Skipped
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"compose", "compose.yaml", "services:\n  web:\n    build: .\n  db:\n    image: docker.io/bitnami/postgresql:16@sha256:0\n  edge:\n    image: nginx\n  metrics:\n    image: prom/redis-exporter\n  orders-db:\n    image: acme/x\n", "2:3 process  web\n4:3 store db db\n6:3 process gateway edge\n8:3 process  metrics\n10:3 store  orders-db\n"},
		{"compose of an old version", "docker-compose.yml", "version: '2'\nservices: {a: {image: redis}}\n", "2:12 store cache a\n"},
		{"services that are none of compose", "values.yaml", "services:\n  web: 3\n", ""},
		{"an alias", "compose.yaml", "x-a: &a {image: mysql}\nservices:\n  one: *a\n  two:\n    <<: *a\n", "3:3 store db one\n4:3 store db two\n"},
		{"objects", "k.yml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n---\n# nothing\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: in}\n", "8:9 process  Deployment/web\n14:18 process gateway Ingress/in\n"},
		{"a cron job and its image", "k.yml", "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: 'x/mongo:1'}]}}}}}\n", "3:18 store db CronJob/j\n"},
		{"services that run something", "k.yml", "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: f}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: bank}\nspec: {type: ExternalName}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n", "3:18 process  Service/f\n7:18 external  Service/bank\n"},
		{"an object without a name", "k.yml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {generateName: x}\n", ""},
		{"a list", "k.yml", "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d}}\n- 3\n", "4:59 process  DaemonSet/d\n"},
		{"a template", "t.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.x }}\n", errTemplate.Error()},
		{"braces in a text", "t.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x # {{\n  annotations: {a: \"{{ b }}\"}\n", "4:9 process  Pod/x\n"},
		{"other YAML is not read", "values.yaml", "a: {{ b }}\nc: [\n", ""},
		{"broken YAML", "k.yaml", "apiVersion: v1\nkind: [\n", "3: not YAML: did not find expected node content"},
		{"a bomb", "compose.yaml", "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f]\nservices: {}\n", "7:4: the file has more than 2000000 values if its aliases are written out"},
		{"a circle", "compose.yaml", "services: &a\n  b: *a\n", "2:6: alias `a` is inside what it stands for"},
		{"a large file", "compose.yaml", "services: {}\n" + strings.Repeat("#", limit.ImportYAML), "larger than the limit of 1 MiB"},
		{"Terraform", "m.tf", "variable \"x\" {}\nlocals { a = \"}\" }\nresource \"aws_db_instance\" \"db\" {\n  password = \"a-${var.x[\"}\"]}-{\"\n  note = <<-EOT\n    } \" {\n    EOT\n}\n/* resource \"aws_sqs_queue\" \"no\" {} */\nresource aws_sqs_queue q {} # {\nresource \"aws_iam_role\" \"r\" {}\ndata \"aws_s3_bucket\" \"b\" {}\n", "3:1 store db aws_db_instance.db\n10:1 store queue aws_sqs_queue.q\n"},
		{"modules", "m.tf", "module \"c\" {\n  count = 2\n  source = \"terraform-aws-modules/elasticache/aws\" // x\n}\nmodule \"local\" { source = \"./redis\" }\nmodule \"vpc\" { source = \"terraform-aws-modules/vpc/aws\" }\n", "1:1 store cache module.c\n"},
		{"Terraform in JSON", "m.tf.json", `{"resource": {"aws_s3_bucket": {"b": {}}, "aws_iam_role": {"r": {}}}, "module": [{"db": {"source": "x/rds/aws"}}]}`, "1:33 store object aws_s3_bucket.b\n1:83 store db module.db\n"},
		{"broken JSON", "m.tf.json", `{"resource": `, "1:13: the JSON ends too early"},
		{"a body that is not closed", "m.tf", "resource \"a\" \"b\" {\n  x = [1\n", "2:3: not HCL: what `x` opens is not closed"},
		{"a bracket too many", "m.tf", "x = 1)\n", "1:6: not HCL: `)` closes nothing"},
		{"a string that is not closed", "m.tf", "x = \"abc\ny = 1\n", "1:9: not HCL: a string ends with its line"},
		{"something else", "m.tf", "<html>\n", "1:1: not HCL: a block or an attribute begins with a name, not with `<`"},
		{"a name alone", "m.tf", "resource", "1:1: not HCL: `resource` has no body"},
		{"a label that is no string", "m.tf", "resource \"a\n\" {}\n", "1:10: not HCL: a string ends with its line"},
		{"services without a name", "compose.yaml", "services:\n  '': {build: .}\n  web: {build: .}\n", "3:3 process  web\n"},
		{"a name that ends a line", "compose.yaml", "services: {\"a\\nb\": {build: .}}\n", `1:12: the name "a\nb" has a control character`},
		{"a label with a template", "m.tf", "resource \"a${b}\" \"c\" {}\nresource \"aws_s3_bucket\" \"a\\\"b\" {}\n", "2:1 store object aws_s3_bucket.a\\\"b\n"},
	} {
		if got := told(c.file, c.text); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestClaims(t *testing.T) {
	elements := []Element{
		{Block: "shop", ID: "web", Name: "Web shop", Code: []string{"compose.yaml#front", "infra/"}},
		{Block: "shop", ID: "db", Name: "Orders DB"},
		{Block: "shop", ID: "jobs", Name: "Jobs"},
	}
	compose := Read("compose.yaml", "compose.yaml", []byte("services:\n  front: {build: .}\n  orders-db: {image: postgres}\n  # dfd:at shop/jobs\n\n  cron: {build: .}\n  web2: {build: .}\n  # dfd:at shop/none\n  jobs2: {build: .}\n"))
	infra := Read("infra/a.tf", "infra/a.tf", []byte("resource \"aws_sqs_queue\" \"q\" {}\n"))
	other := Read("other.tf", "other.tf", []byte("resource \"aws_instance\" \"main\" {\n  # dfd: at shop/jobs\n}\nresource \"aws_instance\" \"this\" {}\n"))
	var got []string
	for _, c := range Claims([]*Manifest{compose, infra, other}, elements) {
		by := "nobody"
		if c.By != nil {
			by = c.By.ID + " by " + c.How
		}
		got = append(got, c.Key()+" "+by)
	}
	want := []string{"compose.yaml#front web by code", "compose.yaml#orders-db db by name", "compose.yaml#cron jobs by anchor", "compose.yaml#web2 nobody", "compose.yaml#jobs2 nobody",
		"infra/a.tf#aws_sqs_queue.q web by code", "other.tf#aws_instance.main jobs by anchor", "other.tf#aws_instance.this nobody"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPropose(t *testing.T) {
	a := Read("compose.yaml", "compose.yaml", []byte("services:\n  web: {build: .}\n  '1': {build: .}\n  'a | b # c': {build: .}\n"))
	b := Read("k8s.yaml", "k8s.yaml", []byte("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: Web}\n"))
	c := Read("my infra/x.tf", "my infra/x.tf", []byte("resource \"aws_db_instance\" \"main\" {}\n"))
	r := New([]*Manifest{a, b, c}, []Element{{Block: "x", ID: "web", Name: "Another"}})
	var got []string
	for _, p := range Propose(Claims([]*Manifest{a, b, c}, []Element{{Block: "x", ID: "a-b-c"}}), []Element{{ID: "a-b-c"}}) {
		got = append(got, p.Line)
	}
	want := []string{"process web: Web | code=compose.yaml#web,k8s.yaml#Deployment/Web", "process element-1: 1 | code=compose.yaml#1", "store db-instance-main: Db instance main | kind=db"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r.Unclaimed() != 3 {
		t.Errorf("%d unclaimed", r.Unclaimed())
	}
}

// A value of code= that covers nothing is a slip; one about other code is none of ours.
func TestIdle(t *testing.T) {
	m := Read("compose.yaml", "compose.yaml", []byte("services:\n  web: {build: .}\n"))
	e := []Element{{Block: "shop", ID: "web", Code: []string{"./compose.yaml#web", "compose.yaml#wbe", "gone.tf", "src/", "main.go#Serve"}}}
	var got []string
	for _, i := range New([]*Manifest{m}, e).Idle {
		got = append(got, i.Code)
	}
	if strings.Join(got, " ") != "compose.yaml#wbe gone.tf" {
		t.Errorf("got %v", got)
	}
}

// A baseline that is written and read again knows everything that was unclaimed or not read.
func TestBaseline(t *testing.T) {
	a := Read("compose.yaml", "compose.yaml", []byte("services:\n  web: {build: .}\n"))
	b := Read("bad.tf", "bad.tf", []byte("<"))
	r := New([]*Manifest{a, b}, nil)
	if ds := r.Remarks(nil, ""); len(ds) != 2 {
		t.Errorf("%d remarks without a baseline", len(ds))
	}
	if ds := r.Remarks(ParseBaseline(Written(r.Claimed, r.Manifests)), "x"); len(ds) != 0 {
		t.Errorf("remarks with one: %v", ds)
	}
}

// fuzz reads any text as one format: it ends, and every resource is in the text.
func fuzz(f *testing.F, seeds, name string) {
	paths, err := filepath.Glob(filepath.Join("testdata", seeds))
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		m := Read(name, name, []byte(text))
		lines := strings.Count(text, "\n") + 1
		for _, r := range m.Resources {
			if r.Line < 1 || r.Line > lines || r.First < 1 || r.First > r.Line || r.ID == "" {
				t.Fatalf("%+v is not in a text of %d lines", r, lines)
			}
		}
		report := New([]*Manifest{m}, []Element{{Block: "a", ID: "web", Name: "Web", Code: []string{name + "#x"}}})
		for _, line := range append(report.Lines(), Written(report.Claimed, report.Manifests)) {
			if strings.Contains(line, "\r") {
				t.Fatalf("a line end in %q", line)
			}
		}
		report.Remarks(nil, "b")
	})
}

func FuzzYAML(f *testing.F)          { fuzz(f, "*.yaml", "compose.yaml") }
func FuzzHCL(f *testing.F)           { fuzz(f, "*.tf", "main.tf") }
func FuzzTerraformJSON(f *testing.F) { fuzz(f, "*.tf.json", "main.tf.json") }
