package cputime

import (
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/limit"
)

// However much there is to do, a run ends within a time.
func TestAllowanceHasAMost(t *testing.T) {
	run := NewAllowance("the run has", Own)
	run.Grant(100 * time.Hour)
	if got := run.All(); got != limit.RunMost {
		t.Errorf("%s", got)
	}
}
