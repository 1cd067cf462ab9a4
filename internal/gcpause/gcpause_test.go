package gcpause

import (
	"runtime/debug"
	"testing"
)

func TestEndGivesTheSettingBack(t *testing.T) {
	if got := debug.SetGCPercent(-1); got != -1 {
		t.Errorf("before End the collector is set to %d", got)
	}
	own := percent
	End()
	if got := debug.SetGCPercent(own + 50); got != own {
		t.Errorf("End sets %d, want %d", got, own)
	}
	End()
	if got := debug.SetGCPercent(own); got != own+50 {
		t.Errorf("a second End sets %d", got)
	}
}
