package stride

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

// callersAndCallees are the ends that a flow may have, one of each kind of place.
var (
	heardCallers = []string{
		"actor a: Visitor", "external a: Shipping company",
		"boundary za: A | public\n  process a: Caller", "boundary za: A | edge\n  process a: Caller | kind=web-app", "boundary za: A | internal\n  process a: Caller",
		"boundary za: A | edge\n  process a: Caller | kind=gateway", "boundary za: A | restricted\n  process a: Caller | kind=worker", "boundary za: A | internal\n  actor a: Administrator",
	}
	heardCallees = []string{
		"external b: Shipping service", "external b: Login | kind=idp", "boundary zb: B | public\n  process b: Callee | kind=device",
		"boundary zb: B | edge\n  process b: Callee | kind=api", "boundary zb: B | edge\n  process b: Callee | kind=gateway", "boundary zb: B | internal\n  process b: Callee | kind=controller",
		"boundary zb: B | edge\n  process b: Callee | kind=webhook", "boundary zb: B | edge\n  store b: Records | kind=db", "boundary zb: B | restricted\n  store b: Jobs | kind=queue crown",
	}
	// beside are other statements on the flow that must not silence one.
	heardBeside = []string{"", "https auth=public", "https auth=none", "mtls", "ipc", "protocol=Radio", "https async auth=token identity=end-user", "tls sign=hmac auth=api-key", "file"}
)

// Property: a weakness is heard whatever its two ends are, and whatever else the flow states.
func TestEveryWeaknessIsHeardBetweenAnyTwo(t *testing.T) {
	tried, i := 0, 0
	for _, from := range heardCallers {
		for _, to := range heardCallees {
			for _, beside := range heardBeside {
				for _, weakness := range weakValues(model.OnFlow) {
					if i++; i%7 != 0 || !sampled(i/7) || contradicts(beside, weakness) {
						continue
					}
					body := strings.Join([]string{"data d: Record | class=pii", from, to, fmt.Sprintf("1. a -> b: Ask | %s data=d returns=d", strings.TrimSpace(strings.TrimSpace(beside)+" "+weakness))}, "\n")
					key, control, _ := strings.Cut(weakness, "=")
					if key != "lacks" {
						control = key
					}
					tried++
					if !openAt(analyze(t, body), cmp.Or(model.WholeOf(control), control), "1") {
						t.Errorf("`%s` is reported by no open row:\n%s", weakness, body)
					}
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d statements tried", tried)
	}
}

// contradicts holds for a weakness that cannot be stated beside something: of one attribute there is
// one value, and who may call by design does not sign in.
func contradicts(beside, weakness string) bool {
	key, control, _ := strings.Cut(weakness, "=")
	if weakness == "encryption=none" && (beside == "ipc" || beside == "file") {
		return true // there is no wire
	}
	if strings.Contains(beside, "auth=public") && key == "lacks" && slices.Contains(signIn, control) {
		return true
	}
	return strings.Contains(" "+beside, " "+key+"=")
}
