package stride

import "testing"

// Where nobody has signed in there is no user: a row about users is about the calls of those who have.
func TestNoRowAboutUsersWhereThereAreNone(t *testing.T) {
	const gateway = "data r: Records | class=health crown\nactor u: Citizen | kind=human\nboundary d: Field | public\n  actor dev: Meter | kind=device\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway\nboundary i: Inside | internal\n  process app: Office | kind=api\n  process scan: Scanner | kind=worker\n  store db: Database | kind=db holds=r\napp -> db: Save | sql auth=iam data=r\n"
	tests := []struct {
		name, body, id string
		want           bool
	}{
		{"a gateway with calls of its own for users", "u -> gw: File a form | https auth=session data=r\ngw -> app: Hand in | https auth=api-key data=r", "S08@gw", true},
		{"what anybody may ask", "u -> gw: File a form | https auth=session data=r\npub. u -> gw: Read opening hours | https auth=public\ngw -> app: Forward form | https auth=session identity=end-user data=r\non. gw -> app: Forward public request | http auth=public", "S08@gw", false},
		{"the keys of devices", "u -> gw: Read bill | https auth=session returns=r\ndev -> gw: Report | https auth=api-key data=r\ngw -> app: Forward bill | https auth=session identity=end-user returns=r\non. gw -> app: Forward report | https auth=api-key data=r", "S08@gw", false},
		{"a helper of a process that decides", "u -> app: File a form | https auth=session authz=object data=r\napp -> scan: Scan | https auth=api-key data=r", "S08@app", false},
		{"a helper of a process that does not say how it decides", "u -> app: File a form | https auth=session data=r\napp -> scan: Scan | https auth=api-key data=r", "S08@app", true},
		{"a token of a person", "u -> app: Read bill | https auth=token returns=r", "S04@people", true},
		{"a token of a device", "u -> app: Read bill with the device token | https auth=token returns=r", "S04@people", false},
		{"strangers who register", "data a: Account | class=pii\ndata c: Cookie | class=credentials\nu -> app: Register an account | https auth=public data=a returns=c", "S01@i", false},
		{"strangers who get what is not public", "data a: Account | class=pii\nu -> app: Register for a visit | https auth=public data=a returns=r", "S01@i", true},
	}
	for _, test := range tests {
		if got := analyze(t, gateway+test.body).find(test.id) != nil; got != test.want {
			t.Errorf("%s: %s is %t, want %t", test.name, test.id, got, test.want)
		}
	}
}
