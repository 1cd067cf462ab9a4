package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// moneyDeeds occur in labels of what no one person should do alone with money: it is gone.
var moneyDeeds = []string{"pay out", "payout", "refund", "disburse", "disbursement", "wire transfer", "chargeback", "write off"}

// gravestDeeds occur in labels of what no one person should do alone in any trade: records and backups of others that
// are gone, keys on which all else rests, the highest rights, and decisions over a person's health or rights.
var gravestDeeds = []string{
	"delete", "purge", "erase", "wipe", "destroy", "drop table", "drop database", "decommission",
	"key ceremony", "root key", "unseal", "break glass",
	"grant admin", "grant administrator", "grant root", "grant superuser", "make administrator", "appoint administrator", "highest role",
	"verdict", "judgment", "judgement", "ruling", "diagnosis", "prescribe", "prescription", "prescriptions",
}

// releaseWords occur in labels of calls by which code or commands go to all that run them.
var releaseWords = []string{"release", "deploy", "deployment", "roll out", "rollout", "promote", "publish"}

// needsSecondPerson reports whether one person does what cannot be taken back, or what reaches all machines or customers at once. Where
// people only manage settings, lists or accounts, a record of each change does: most products know no approval, and many have one
// administrator.
func needsSecondPerson(f *graph.Flow) bool {
	return model.HasWord(f.Label, gravestDeeds...) || releases(f) || movesMoney(f) || bringsCrownCode(f)
}

// steersMoney reports whether a person whose rights come from a role in an organisation changes settings and moves money by one call.
func steersMoney(f *graph.Flow) bool {
	return person(f.Initiator()) && f.Value("authz") == "role" && bringsClass(f, "control") && model.HasWord(f.Label, moneyDeeds...)
}

// movesMoney reports whether money moves by a call, as its label, what it brings or what serves it says.
func movesMoney(f *graph.Flow) bool {
	return model.HasWord(f.Label, moneyDeeds...) || bringsClass(f, "payment") ||
		slices.ContainsFunc(served(f.Responder()), func(e *graph.Element) bool { return holdsClass(e, "payment") })
}

// releases reports whether a person brings code or commands to what releases it: a forge, a registry, a pipeline or a controller, or, as
// the label says, anything else.
func releases(f *graph.Flow) bool {
	decides := bringsClass(f, "control", "code")
	ruled := decides || len(f.Data) == 0 || model.HasWord(f.Label, "policy", "policies", "rule", "rules", "role", "roles")
	return releasesCode(f) || decides && model.HasWord(f.Label, releaseWords...) || slices.ContainsFunc(served(f.Responder()), func(e *graph.Element) bool {
		return kindIs(e, "controller") && ruled || decides && (kindIs(e, "ci") || steersControllers(e))
	})
}

// releasesCode reports whether code comes to a forge or a registry, also through a gateway: what uses it takes it from there.
func releasesCode(f *graph.Flow) bool {
	unnamed := len(f.Data) == 0 && brings(f) // to a forge, that is code
	return slices.ContainsFunc(served(f.Responder()), func(e *graph.Element) bool {
		return kindIs(e, "code", "registry") && bringsClass(f, "code") || kindIs(e, "code") && unnamed
	})
}

// bringsClass reports whether the caller brings data of one of the classes.
func bringsClass(f *graph.Flow, classes ...string) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, classes...) })
}

// holdsClass reports whether an element keeps data of a class.
func holdsClass(e *graph.Element, class string) bool {
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value == class })
}

// steersControllers reports whether a controller asks an element what is declared there, and makes it true on all machines in its care.
func steersControllers(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return kindIs(f.Initiator(), "controller") })
}
