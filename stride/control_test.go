package stride

import "testing"

func TestStatus(t *testing.T) {
	const system = "actor a: A\nboundary b: B | edge\n  process p: P%e\n  process q: Q%e\n1. a -> p: Ask%1\n2. q -> p: Ask%2\n3. p -> q: Forward%3\n"
	for _, c := range []struct {
		name              string
		element, one, two string
		three, id         string
		want              Status
	}{
		{name: "nothing said", id: "S01@b", want: Ask},
		{name: "stated", one: " | auth=token", id: "S01@b", want: Met},
		{name: "stated as missing", one: " | auth=none", id: "S01@b", want: Open},
		{name: "too weak", one: " | auth=client-id", id: "S01@b", want: Open},
		{name: "the protocol says it", one: " | mtls", id: "S01@b", want: Met},
		{name: "encryption follows from the protocol", one: " | https", id: "T01@b", want: Met},
		{name: "a protocol without encryption", one: " | http", id: "T01@b", want: Open},
		{name: "a protocol that may have it", one: " | sql", id: "T01@b", want: Ask},
		{name: "the attribute is stronger than the protocol", one: " | http encryption=e2e", id: "T01@b", want: Met},
		{name: "on the flows that reach it", one: " | validate=schema", id: "T02@b", want: Met},
		{name: "the worst of them counts", one: " | validate=schema auth=none", two: " | auth=none", id: "T02@b", want: Ask},
		{name: "on the flows that leave it", three: " | identity=end-user", id: "S08@p", want: Met},
		{name: "on the element", element: " | audit=central", id: "R01@b", want: Met},
		{name: "a control without an attribute, in place", element: " | crown has=least", id: "E02@b", want: Met},
		{name: "a control without an attribute, missing", element: " | crown lacks=least", id: "E02@b", want: Open},
		{name: "a control without an attribute, unknown", element: " | crown", id: "E02@b", want: Ask},
	} {
		t.Run(c.name, func(t *testing.T) {
			threat := analyze(t, replaceAll(system, "%e", c.element, "%1", c.one, "%2", c.two, "%3", c.three)).find(c.id)
			if threat == nil || threat.Status != c.want {
				t.Errorf("%s is %+v, want %s", c.id, threat, c.want)
			}
		})
	}
}
