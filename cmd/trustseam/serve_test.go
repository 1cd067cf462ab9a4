package main

import (
	"bufio"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// The program prints the address once there is something to see, is alone on a port that was wished, and ends when it is told to.
func TestServe(t *testing.T) {
	program := testenv.Program(t)
	dir := t.TempDir()
	text := "```dfd\ntitle: Shop\nactor user: User\nprocess web: Web\n1. user -> web: Go | https\n```\n"
	if err := os.WriteFile(filepath.Join(dir, "shop.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "serve", "--port", "0", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK || !strings.HasPrefix(answer.Request.URL.Path, "/shop-") {
		t.Errorf("%s: %s", answer.Request.URL, answer.Status)
	}
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	second, err := exec.Command(program, "serve", "--port", at.Port(), dir).CombinedOutput()
	if want := "trustseam: --port: port " + at.Port() + " is taken; without a port, a free one is chosen\n"; err == nil || string(second) != want {
		t.Errorf("%v, %s, want %s", err, second, want)
	}
	if runtime.GOOS == "windows" {
		return // no program can interrupt another there
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil || said.String() != "" {
		t.Errorf("%v, %s", err, &said)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v: something was written", entries, err)
	}
}
