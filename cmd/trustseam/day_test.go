package main

import (
	"testing"
	"time"
)

// The day of a run is one of UTC, wherever it runs.
func TestDay(t *testing.T) {
	if now, err := day(""); err != nil || now.Location() != time.UTC {
		t.Errorf("now is %v; %v", now, err)
	}
	if given, err := day("2027-06-30"); err != nil || given.Format(time.DateOnly) != "2027-06-30" {
		t.Errorf("the day is %v; %v", given, err)
	}
	if _, err := day("30 June"); err == nil {
		t.Error("no error")
	}
}
