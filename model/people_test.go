package model

import "testing"

func TestNamesOffice(t *testing.T) {
	for name, want := range map[string]bool{
		"Server administrator": true, "Device Operators": true, "Operator console": false, "Admin's browser": false, "Web server": false, "": false,
	} {
		if got := NamesOffice(name); got != want {
			t.Errorf("NamesOffice(%q) = %t, want %t", name, got, want)
		}
	}
}
