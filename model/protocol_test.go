package model

import "testing"

func TestInProcess(t *testing.T) {
	for name, want := range map[string]bool{"function call": true, "Function-Call": true, "JNI": true, "remote function call": false, "https": false, "": false} {
		if got := InProcess(name); got != want {
			t.Errorf("InProcess(%q) is %v, want %v", name, got, want)
		}
	}
}

func TestOnMachine(t *testing.T) {
	for name, want := range map[string]bool{"stdout": true, "syslog over unix socket": true, "Named-Pipe": true, "fifo": true, "container start": true, "subprocess": true, "docker exec": true, "kubectl exec": false, "SQS FIFO": false, "remote stdout": false, "syslog": false, "": false} {
		if got := OnMachine(name); got != want {
			t.Errorf("OnMachine(%q) is %v, want %v", name, got, want)
		}
	}
}
