package cputime

import (
	"os"
	"runtime"
	"testing"
	"time"
)

// Whoever computes uses CPU time; the loop has no end where that is not seen.
func TestOwnGrows(t *testing.T) {
	begin := Own()
	for Own() < begin+50*time.Millisecond {
	}
}

// What the system shows of this process is what the process sees itself, but for the coarse units of the system.
func TestOf(t *testing.T) {
	before := Own()
	shown, ok := Of(os.Getpid())
	after := Own()
	if !ok {
		if runtime.GOOS == "linux" || runtime.GOOS == "windows" {
			t.Error("nothing is shown")
		}
		return
	}
	const coarse = 50 * time.Millisecond // two ticks of Linux are 20 ms, two of Windows 31 ms
	if shown < before-coarse || shown > after+coarse {
		t.Errorf("the system shows %s, the process sees %s to %s", shown, before, after)
	}
}

func TestOfNobody(t *testing.T) {
	if used, ok := Of(1 << 30); ok {
		t.Errorf("%s for a process that does not exist", used)
	}
}
