package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// reach is what lies behind the place of a firing, and in words why: a crown jewel
// that somebody decides about from there, or others who do what they are told from there.
func (f Firing) reach() (value float64, reason string) {
	moved := f.moved()
	value, reason = stake(f.sway(moved))
	switch {
	case f.Subject.Flow != nil && everybodyKnows(moved):
		return 0, ""
	case f.Rule.Reach == "moved" && !slices.ContainsFunc(moved, weighty), f.partly():
		value, reason = partOfReach*value, reason+", of which a part is reached"
	}
	if value < overOthers && f.tells(moved) {
		return overOthers, "commands or code, which decide what others do"
	}
	return value, reason
}

// stake is what a distance to a crown jewel adds.
func stake(steps int) (value float64, reason string) {
	switch {
	case steps == 0:
		return overCrown, "the crown jewel that it touches"
	case steps == 1:
		return overCrown, "a crown jewel, which does what is decided there"
	case steps == 2:
		return nearCrown, "a crown jewel, which is two calls away"
	}
	return 0, ""
}

// moved is what moves at the place of a firing.
func (f Firing) moved() []*graph.Transfer {
	switch {
	case f.Subject.Transfer != nil:
		return []*graph.Transfer{f.Subject.Transfer}
	case f.Subject.Flow != nil:
		return f.Subject.exchange().Transfers
	}
	return slices.Concat(f.Target.Receives, f.Target.Sends)
}

// sway is how far a crown jewel is from the place: from the element, or from those
// who answer on a flow and who receive what moves along it. A crown jewel that moves is there.
func (f Firing) sway(moved []*graph.Transfer) int {
	if f.Subject.Flow == nil {
		if f.readsAtRest() {
			return f.Target.CrownDistance // to read what others act on decides nothing
		}
		return f.Target.CrownSway
	}
	steps := min(f.Target.CrownSway, f.Subject.exchange().Responder().CrownSway)
	for _, t := range moved {
		steps = min(steps, t.To.CrownSway)
		if movesCrown(t) {
			return 0
		}
	}
	return steps
}

// partly reports whether only a part of a crown jewel is lost: the rule says so, or somebody reads
// what does its harm by being changed, or the account is that of somebody who sees what is theirs.
func (f Firing) partly() bool {
	switch {
	case f.Rule.Reach == "part":
		return true
	case f.readsAtRest() && slices.Contains([]string{"code", "control"}, f.Target.Class.Value):
		return true
	}
	return f.Rule.Merge == "holder" && f.Subject.Flow != nil && byPerson(f.Subject.Flow) && !controlHuman(f.Subject.Flow) && !privilegedHuman(f.Subject.Flow)
}

// readsAtRest holds for what is read where it is kept: nothing is changed by that.
func (f Firing) readsAtRest() bool {
	return f.Subject.Flow == nil && f.Target.Type == model.Store && f.Rule.Stride == "I"
}

// weighty holds for data that is a crown jewel, that decides what its receiver does, or that comes from or goes to a crown jewel.
func weighty(t *graph.Transfer) bool {
	return movesCrown(t) || t.Decides() || t.From.Crown.Known() || t.To.Crown.Known()
}

func movesCrown(t *graph.Transfer) bool { return slices.ContainsFunc(t.Data, (*graph.Data).Crown) }

// everybodyKnows holds where all that moves is public, as far as the block says what moves.
func everybodyKnows(moved []*graph.Transfer) bool {
	known := false
	for _, t := range moved {
		for _, d := range t.Data {
			if d.Class.Value != "public" {
				return false
			}
			known = true
		}
	}
	return known
}

// tells reports whether others do what is said at the place: commands or code move there, or an agent asks its tools.
// Who only reads them, stops them or leaves no record of them has told nobody anything.
func (f Firing) tells(moved []*graph.Transfer) bool {
	if f.Rule.Stride == "D" || f.Rule.Stride == "R" || f.readsAtRest() {
		return false
	}
	return slices.ContainsFunc(moved, func(t *graph.Transfer) bool { return carries(t, "control", "code") }) ||
		f.Subject.Flow == nil && kindIs(f.Target, "agent") && len(f.Target.Outbound) > 0
}
