package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/stride"
)

// shop is what the cases below change.
const shop = `data order: Order | class=pii
data card: Card | class=payment crown
actor shopper: Shopper
external bank: Bank
boundary prod: Production | edge
  process shop: Shop API | audit=central
  boundary core: Core network | internal
    process pay: Payments | has=least
    store vault: Vault | holds=card access=per-service rest=app
1. shopper -> shop: Place order | https auth=session data=order
2. shop -> pay: Charge | mtls data=card
3. pay -> vault: Read | tls auth=iam data=card
4. bank -> shop: Settlement | https sign=hmac replay=nonce
`

// unsigned is a shop with threats that are open: a settlement that nobody signs, and a vault that is not encrypted.
var unsigned = strings.NewReplacer("sign=hmac", "sign=none data=card", "rest=app", "rest=none").Replace(shop)

// anonymous is a shop in which a service does not ask who calls it.
var anonymous = strings.Replace(shop, "mtls", "tls auth=none", 1)

// Decisions about a threat of the shop.
const (
	accepted  = "accept D04@vault: For now | by=@a until=2026-05-01\n"
	mitigated = "mitigate D04@vault: Copied by the platform | with=\"snapshots in another account\" by=@a\n"
)

// told writes a change as short words, in its order.
func told(c compare.Change) []string {
	var out []string
	say := func(regress bool, format string, args ...any) {
		mark := ""
		if regress {
			mark = "! "
		}
		out = append(out, mark+fmt.Sprintf(format, args...))
	}
	for _, s := range c.Seams {
		say(false, "seam %s %s: %s > %s", s.Kind, s.Flow.ID, s.Trust.From, s.Trust.To)
	}
	for _, k := range c.Controls {
		id := k.Element
		if k.Flow != nil {
			id = k.Flow.ID
		}
		say(k.Regress, "control %s %s: %s %s > %s", k.Kind, id, k.Key, k.Before, k.After)
	}
	for _, t := range c.Threats {
		say(t.Regress, "threat %s %s: %s > %s %s", t.Kind, t.ID, t.Before, t.After, strings.Join(t.Places, ","))
	}
	for _, w := range c.Ways {
		say(false, "way %s %s: %s over %s, %s", w.Kind, w.Jewel, w.From, strings.Join(w.Flows, ","), w.After)
	}
	for _, d := range c.Decisions {
		say(d.Regress, "decision %s %s %s", d.Kind, d.Verb, d.Threat)
	}
	for _, a := range c.Assumptions {
		say(false, "assumption %s %s", a.Kind, a.ID)
	}
	for _, k := range c.Criteria {
		say(k.Regress, "criterion %s %s %s", k.Kind, k.ID, strings.Join(k.Places, ","))
	}
	for _, p := range slices.Concat(c.Elements, c.Flows) {
		say(false, "%s %s %s %s", p.What, p.Kind, p.ID, strings.TrimSpace(p.Fact+" "+p.Before+" > "+p.After))
	}
	for _, r := range c.Renames {
		say(false, "renamed %s %s > %s %v", r.What, r.Before, r.After, r.Claimed)
	}
	return out
}

// between compares two bodies of a block.
func between(t *testing.T, before, after, today string) []string {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	one := func(body string) compare.Model {
		_, blocks := read(t, catalog, "shop.md", []byte("```dfd\n"+body+"```\n"))
		if len(blocks) != 1 {
			t.Fatalf("not read:\n%s", body)
		}
		return blocks[0].Model
	}
	return told(compare.Between(one(before), one(after), today))
}

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		name string
		edit []string // old and new, in turn
		want []string
	}{
		{"nothing", nil, nil},
		{"a control that is gone", []string{" auth=session", ""}, []string{"! control gone 1: auth session > "}},
		{"a control of no name of its own", []string{" | has=least", ""}, []string{"! control gone pay: has=least has > "}},
		{"one that is said to be missing", []string{"has=least", "lacks=least"}, []string{"! control weaker pay: has=least has > lacks"}},
		{"a weaker value", []string{"rest=app", "rest=disk"}, []string{"! control weaker vault: rest app > disk"}},
		{"a stronger value", []string{"sign=hmac", "sign=asymmetric"}, []string{"control stronger 4: sign hmac > asymmetric"}},
		{"another value", []string{"replay=nonce", "replay=counter"}, []string{"control changed 4: replay nonce > counter"}},
		{"a protocol", []string{"Place order | https", "Place order |"}, []string{"! control gone 1: protocol https > "}},
		{"a weaker protocol", []string{"Place order | https", "Place order | http"}, []string{"! control weaker 1: protocol https > http"}},
		{"a flow and its end", []string{"Charge | mtls", "Charge | mtls has=least", " | has=least\n    store", "\n    store"}, []string{"control added 2: has=least  > has", "! control gone pay: has=least has > "}},
		{"an end instead of its flow", []string{" replay=nonce", "", "audit=central", "audit=central integrity=signed"}, []string{"! control gone 4: replay nonce > ", "control added shop: integrity  > signed"}},
		{"a weakness that is admitted no longer", []string{"rest=app", "rest=none", "", ""}, []string{"! control weaker vault: rest app > none"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := shop
			for i := 0; i < len(c.edit); i += 2 {
				if !strings.Contains(after, c.edit[i]) {
					t.Fatalf("no %q", c.edit[i])
				}
				after = strings.Replace(after, c.edit[i], c.edit[i+1], 1)
			}
			got := between(t, shop, after, today)
			got = slices.DeleteFunc(got, func(s string) bool { return !strings.Contains(s, "control ") })
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// Everything that is told of a change, in its order.
func TestBetweenInFull(t *testing.T) {
	replace := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(shop) }
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{"a flow over a seam", shop, shop + "5. bank -> pay: Refund | https auth=none\n", []string{
			"seam opened 5: partner > internal",
			"! threat worse S01@core: met > open 5",
			"threat new S02@pay:  > ask ",
			"threat grown T02@core: ask > ask 5",
			"threat new R03@pay:  > ask ",
			"threat new D01@core:  > ask ",
			"threat new E03@core:  > ask ",
			"way shorter vault: bank over 5,3, no authentication",
			"flow added 5 >",
		}},
		{"and back", shop + "5. bank -> pay: Refund | https auth=none\n", shop, []string{
			"seam closed 5: partner > internal",
			"threat better S01@core: open > met ",
			"threat gone S02@pay: ask >  ",
			"threat gone R03@pay: ask >  ",
			"threat gone D01@core: ask >  ",
			"threat gone E03@core: ask >  ",
			"flow removed 5 >",
		}},
		{"a boundary with another level", shop, replace("core: Core network | internal", "core: Core network | restricted"), []string{
			"seam changed 2: edge > restricted",
			"boundary changed core trust internal > restricted",
		}},
		{"an element that moves", shop, replace("    process pay: Payments | has=least\n", "", "  boundary core", "  process pay: Payments | has=least\n  boundary core"), []string{
			"seam opened 3: edge > internal",
			"seam closed 2: edge > internal",
			"threat gone S03@core: ask >  ",
			"threat gone T02@core: ask >  ",
			"threat gone T05@core: ask >  ",
			"criterion added S12@prod ",
			"criterion added E02@prod ",
			"! criterion dropped S01@core 2",
			"criterion dropped E02@core ",
			"process changed pay zone core > prod",
		}},
		{"less sensitive data", shop, replace("class=payment crown", "class=internal"), []string{
			"threat better T02@prod: ask > ask ",
			"threat better T02@core: ask > ask ",
			"threat better D01@prod: ask > ask ",
			"threat gone S03@core: ask >  ",
			"threat gone T05@core: ask >  ",
			"threat gone I05@prod: ask >  ",
			"threat gone D03@model: ask >  ",
			"threat gone D04@vault: ask >  ",
			"! criterion dropped T01@core 3",
			"! criterion dropped S12@core 2,3",
			"! criterion dropped T06@vault vault",
			"! criterion dropped I01@vault vault",
			"! criterion dropped I02@vault vault",
			"! criterion dropped E02@core pay",
			"data changed card class payment > internal",
			"data changed card crown true > false",
			"store changed vault crown true > false",
		}},
		{"out of scope", shop, replace("holds=card access", "scope=out reason=\"theirs\" holds=card access"), []string{
			"threat gone D03@model: ask >  ",
			"threat gone D04@vault: ask >  ",
			"! criterion dropped S12@core 3",
			"! criterion dropped T01@core 3",
			"! criterion dropped T06@vault vault",
			"! criterion dropped I01@vault vault",
			"! criterion dropped I02@vault vault",
			"store changed vault reason  > theirs",
			"store changed vault scope  > out",
		}},
		{"numbers that change", shop, replace("\n1. ", "\n7. ", "\n2. ", "\n1. "), []string{
			"renamed flow 1 > 7 false",
			"renamed flow 2 > 1 false",
		}},
		{"an assumption", "assume net: Closed network | by=@a until=2026-05-01\nprocess p: P | assumes=net\n", "assume net: Open network | by=@a until=2026-05-01\nassume staff: Trusted | by=@a until=2026-05-01\nprocess p: P | assumes=net,staff\n", []string{
			"assumption reworded net",
			"assumption added staff",
			"process changed p assumes net > net,staff",
		}},
		{"a weakness that is not admitted any more", strings.Replace(shop, "rest=app", "rest=none", 1), strings.Replace(shop, " rest=app", "", 1), []string{
			"control unstated vault: rest none > ",
			"! threat hidden I01@vault: open > ask vault",
		}},
		{"an open threat about data that is said to be harmless", unsigned, strings.Replace(unsigned, "class=payment", "class=public", 1), []string{
			"! threat hidden S02@shop: open > open 4",
			"threat gone S03@core: ask >  ",
			"threat gone T05@core: ask >  ",
			"! threat hidden R03@shop: open >  4",
			"! criterion dropped S03@prod 4",
			"data changed card class payment > public",
		}},
		{"one about a boundary that is said to be trusted", anonymous, strings.Replace(anonymous, "Production | edge", "Production | restricted", 1), []string{
			"seam changed 1: public > restricted",
			"seam changed 2: restricted > internal",
			"seam changed 4: partner > restricted",
			"! threat new E05@core:  > open 2",
			"! threat hidden S01@core: open >  2",
			"threat gone T05@core: ask >  ",
			"criterion added S06@core ",
			"boundary changed prod trust edge > restricted",
		}},
		{"one about what is said to be out of scope", unsigned, strings.Replace(unsigned, "holds=card", "holds=card scope=out reason=theirs", 1), []string{
			"! threat hidden I01@vault: open >  vault",
			"threat gone D03@model: ask >  ",
			"threat gone D04@vault: ask >  ",
			"! criterion dropped S12@core 3",
			"! criterion dropped T01@core 3",
			"! criterion dropped T06@vault vault",
			"! criterion dropped I02@vault vault",
			"store changed vault reason  > theirs",
			"store changed vault scope  > out",
		}},
		{"one about data that the flow no longer has", unsigned, strings.Replace(unsigned, "sign=none data=card", "sign=none", 1), []string{
			"threat grown I05@prod: ask > ask 4",
			"threat gone R03@shop: open >  ",
			"! criterion dropped S03@prod 4",
			"flow changed 4 data card >",
		}},
		{"one about a flow that is gone", unsigned, unsigned[:strings.Index(unsigned, "4. bank")], []string{
			"seam closed 4: partner > edge",
			"threat gone S02@shop: open >  ",
			"threat gone R03@shop: open >  ",
			"threat gone D06@shop: ask >  ",
			"criterion dropped S03@prod ",
			"flow removed 4 >",
		}},
		{"one about another flow than what is said to be harmless", unsigned, strings.Replace(unsigned, "class=pii", "class=public", 1), []string{
			"threat gone I05@prod: ask >  ",
			"data changed order class pii > public",
		}},
		{"one about a flow that is said to be an answer", unsigned, strings.Replace(unsigned, "sign=none data=card", "sign=none data=card mode=response", 1), []string{
			"threat new S02@bank:  > open ",
			"threat grown D03@model: ask > ask 4",
			"threat gone S02@shop: open >  ",
			"! threat hidden R03@shop: open >  4",
			"threat gone D06@shop: ask >  ",
			"criterion added S06@outside ",
			"criterion added T01@outside ",
			"! criterion dropped S03@prod 4",
			"flow changed 4 mode  > response",
		}},
		{"one that a control answers", unsigned, strings.Replace(unsigned, "sign=none", "sign=hmac", 1), []string{
			"control stronger 4: sign none > hmac",
			"threat better S02@shop: open > met ",
			"threat better R03@shop: open > met ",
		}},
		{"one that people decide", unsigned, unsigned + "accept R03@shop: For now | by=@a until=2026-05-01\n", []string{
			"threat better R03@shop: open > decided ",
			"decision taken accept R03@shop",
		}},
		{"an acceptance in the place of a mitigation", shop + mitigated, shop + accepted, []string{
			"! decision changed accept D04@vault",
		}},
		{"a mitigation in the place of an acceptance", shop + accepted, shop + mitigated, []string{
			"decision changed mitigate D04@vault",
		}},
		{"an acceptance and a control in the place of a mitigation", shop + mitigated, strings.Replace(shop, "rest=app", "rest=app backup=offsite", 1) + accepted, []string{
			"control added vault: backup  > offsite",
			"decision unneeded accept D04@vault",
		}},
		{"a decision", shop, shop + accepted, []string{
			"threat better D04@vault: ask > decided ",
			"decision taken accept D04@vault",
		}},
		{"one that is withdrawn", shop + accepted, shop, []string{
			"threat worse D04@vault: decided > ask ",
			"decision withdrawn accept D04@vault",
		}},
		{"a mitigation that is withdrawn", shop + mitigated, shop, []string{
			"threat worse D04@vault: decided > ask ",
			"! decision withdrawn mitigate D04@vault",
		}},
		{"one that has got another last day, which is over", shop + accepted, shop + strings.Replace(accepted, "2026-05-01", "2025-05-01", 1), []string{
			"decision expired accept D04@vault",
		}},
		{"one about a threat that is gone", shop + accepted, strings.NewReplacer("crown", "").Replace(shop) + accepted, []string{
			"threat better T02@prod: ask > ask ",
			"threat better T02@core: ask > ask ",
			"threat better T05@core: ask > ask ",
			"threat better D01@prod: ask > ask ",
			"threat gone I05@prod: ask >  ",
			"threat gone D03@model: ask >  ",
			"threat gone D04@vault: decided >  ",
			"decision orphaned accept D04@vault",
			"! criterion dropped T01@core 3",
			"! criterion dropped S12@core 2,3",
			"! criterion dropped E02@core pay",
			"data changed card crown true > false",
			"store changed vault crown true > false",
		}},
		{"one that a control has overtaken", shop + accepted, strings.Replace(shop, "rest=app", "rest=app backup=offsite", 1) + accepted, []string{
			"control added vault: backup  > offsite",
			"decision unneeded accept D04@vault",
		}},
		{"a control in the place of a mitigation", shop + mitigated, strings.Replace(shop, "rest=app", "rest=app backup=offsite", 1), []string{
			"control added vault: backup  > offsite",
			"decision withdrawn mitigate D04@vault",
		}},
		{"a request that answers data", shop, replace("Place order | https auth=session data=order", "Place order | https auth=session data=order returns=card"), []string{
			"! threat worse S04@people: ask > ask ",
			"threat new S08@shop:  > ask ",
			"flow changed 1 returns  > card",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := between(t, c.before, c.after, today)
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n\t\t\t\"%s\",\nwant\n%s", strings.Join(got, "\",\n\t\t\t\""), strings.Join(c.want, "\n"))
			}
		})
	}
}

// A criterion asks for something else where its rule or a number of the project's does, and not where others are named in it.
func TestReworded(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	own, err := catalog.Extend(stride.Extension{Numbers: map[string]string{"limit-answer": "9 seconds"}})
	if err != nil {
		t.Fatal(err)
	}
	text := []byte("```dfd\n" + shop + "```\n")
	_, before := read(t, catalog, "shop.md", text)
	_, after := read(t, own, "shop.md", text)
	want := []string{"criterion reworded D01@prod "}
	if got := told(compare.Between(before[0].Model, after[0].Model, today)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
