package model

import "testing"

func TestInProcess(t *testing.T) {
	for name, want := range map[string]bool{"function call": true, "Function-Call": true, "JNI": true, "remote function call": false, "https": false, "": false} {
		if got := InProcess(name); got != want {
			t.Errorf("InProcess(%q) is %v, want %v", name, got, want)
		}
	}
}
