package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on administration, and on who is made an administrator.
var adminPredicates = map[string]predicate{
	"has-admin-function": withFlows("administrators and others reach the same process, or it is an administration interface", hasAdminFunction, adminRequests),
	"users-made-on-host": onProcess("somebody who runs the system makes its accounts by a command on the machine, as the label says: no page makes the first", usersMadeOnHost),
	"admins-sign-in":     byFlows("administrators sign in there, with accounts of its own, and we install it", adminSignIns),
	"people-ask": onProcess("people ask something of it, or a client that acts for one does, also through a gateway: its set-up may have a page", func(e *graph.Element) bool {
		return slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) })
	}),
	"admins-by-factors": onProcess("the block states of each sign-in of administrators there that it takes a second factor, so that a shipped password opens nothing", adminsByFactors),
	"powerful":          onProcess("taking over the process is taking over a crown jewel, or nearly", powerful),
}

// hasAdminFunction reports whether e is used for administration, or serves both administrators and others. A
// gateway that only forwards serves nobody; the processes behind it do: if there are several, those nearest
// to a crown jewel, because the block does not say which one an administrator means.
func hasAdminFunction(e *graph.Element) bool {
	return remember(e, aboutHasAdminFunction, findHasAdminFunction)
}

func findHasAdminFunction(e *graph.Element) bool {
	if passThrough(e) || clientSide(e) {
		return false // what a caller's own client refuses, the caller can do without it
	}
	asked := e.Inbound
	if nearestBehind(e) {
		asked = askedOf(e)
	}
	var admins, others bool
	for _, f := range asked {
		from := f.Initiator()
		if !forPerson(from) || signsIn(f) || proof(f).Name == "none" || shell(f) {
			continue // who works on the machine may do all there
		}
		admin := administrator(from)
		news := admin && !admins && administers(f) || !admin && !others
		if !news || !serves(e, f) {
			continue // nothing that is not known yet, or what a gateway passes on to others
		}
		admins, others = admins || admin, others || !admin
	}
	return kindIs(e, "admin-ui") && !onlyAtHand(e) || admins && others
}

// administers reports whether the block says that a request is for administration: by its data, its words or the callee's name.
func administers(f *graph.Flow) bool {
	said := strings.Join([]string{f.Label, f.Attrs.Value("path"), f.Responder().Name}, " ")
	return carriesClass(f, "control", "code") || model.HasWord(said, administrationWords...)
}

var administrationWords = []string{"admin", "administer", "administration", "manage", "management", "configure", "configuration", "config", "setting", "set up", "change", "edit", "create", "delete", "remove", "grant", "revoke", "approve", "moderate", "review", "publish", "deploy", "release", "install", "maintain", "operate", "control", "policy", "policies", "rule", "permission", "impersonate", "refund", "override", "suspend", "ban", "block", "restart", "update"}

// functionRequests returns the requests of people that do more than sign in.
func functionRequests(e *graph.Element) []*graph.Flow {
	return filter(requestsForPeople(e), func(f *graph.Flow) bool { return !signsIn(f) })
}

// adminRequests returns the requests of people that the block shows to be administrative, in front of gateways too; where it shows none, any
// request may be.
func adminRequests(e *graph.Element) []*graph.Flow {
	asked := filter(functionRequests(e), func(f *graph.Flow) bool { return !shell(f) })
	office := func(f *graph.Flow) bool {
		return administrator(f.Initiator()) && !shell(f) && (kindIs(e, "admin-ui") || administers(f))
	}
	shown := filter(asked, func(f *graph.Flow) bool { return office(f) || slices.ContainsFunc(inFrontOf(f), office) })
	if len(shown) > 0 {
		return shown
	}
	return asked
}

// makesAccounts occur in labels of commands that make accounts or give them a password.
var makesAccounts = []string{"create user", "create users", "create admin", "create administrator", "create the first administrator", "add user", "add users", "make users", "reset password", "reset passwords", "set password", "set the first password", "createsuperuser"}

// usersMadeOnHost reports whether an operator makes accounts of a process by a command on its machine: whoever may do that installs it.
func usersMadeOnHost(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return (hostCommand(f) || shell(f)) && model.HasWord(f.Label, makesAccounts...)
	})
}

// adminSignIns returns the requests of administrators to a process that we install and that knows them itself: its set-up makes the
// first of their accounts. A control plane gets the certificates and tokens of its administrators when it is installed.
func adminSignIns(e *graph.Element) []*graph.Flow {
	if !ours(e) || passThrough(e) || clientSide(e) || inProcess(e) || controlPlane(e) || runByProvider(e) || operatedByCloud(e) || passwordsAtProvider(e) || accountsBehind(e) {
		return nil
	}
	asked := askedOf(e)
	own := slices.ContainsFunc(asked, showsOwnAccount)
	return filter(asked, func(f *graph.Flow) bool {
		return administersByAccount(e, f) && serves(e, f) && (own || kindIs(e, "idp") || !admittedByProvider(f) && !admittedByOthers(f))
	})
}

// adminsByFactors reports whether each request of an administrator to a process states a second factor.
func adminsByFactors(e *graph.Element) bool {
	return all(adminSignIns(e), func(f *graph.Flow) bool { return factorOf(f) == Met })
}

// passwordsAtProvider reports whether a process passes the password that people show to an identity provider, and no store that it uses
// keeps that password: no account of its own lets anybody in, unless the block states a sign-in by password beside it.
func passwordsAtProvider(e *graph.Element) bool {
	if takesPasswords(e) {
		return false
	}
	brought := func(d *graph.Data) bool {
		return d.Class.Value == "credentials" && slices.ContainsFunc(broughtTo(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) && slices.Contains(f.Data, d) })
	}
	kept := func(d *graph.Data) bool {
		return slices.ContainsFunc(callees([]*graph.Element{e}), func(s *graph.Element) bool {
			return s.Type == model.Store && (len(s.Holds) == 0 || slices.Contains(s.Holds, d))
		})
	}
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Initiator() == e && f.Responder() != e && kindIs(f.Responder(), "idp") && slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return brought(d) && !kept(d) })
	})
}

// accountsBehind reports whether a process keeps no records and signs people in to another of ours with the credentials that they show it: that one
// keeps their accounts.
func accountsBehind(e *graph.Element) bool {
	shown := func(d *graph.Data) bool {
		return d.Class.Value == "credentials" && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return forPerson(f.Initiator()) && slices.Contains(f.Data, d) })
	}
	return !usesRecords(e) && len(e.Holds) == 0 && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return namesUser(f) && to != e && to.Type == model.Process && ours(to) && slices.ContainsFunc(f.Data, shown)
	})
}

// showsOwnAccount reports whether a person shows what only an account of the callee can be known by, and no provider has signed.
func showsOwnAccount(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && proof(f).Has(model.People) && !slices.Contains([]string{"sso", "oauth"}, strings.TrimSuffix(proof(f).Name, "+2fa"))
}

// administersByAccount reports whether an administrator, or the page that one uses, administers what it asks, with an account or
// with nothing that is stated.
func administersByAccount(e *graph.Element, f *graph.Flow) bool {
	shown := !f.Auth.Known() || proof(f).Has(model.People) || proof(f).Has(model.Session)
	if !shown || overSSH(f) || f.Local() {
		return false
	}
	office := func(in *graph.Flow) bool {
		return forPerson(in.Initiator()) && model.HasWord(in.Initiator().Name, setUpOffices...) && (administers(in) || kindIs(e, "admin-ui", "idp"))
	}
	from := f.Initiator()
	return office(f) || from.Type == model.Process && clientSide(from) && slices.ContainsFunc(from.Inbound, office)
}

// setUpOffices are names of people who may change everything in a system, as the first account of an installation may.
var setUpOffices = []string{"admin", "administrator", "super user", "superuser", "super admin", "operator", "staff", "manager", "maintainer", "sre", "devops"}

// powerful reports whether taking over the process means taking over what matters.
func powerful(e *graph.Element) bool {
	if clientSide(e) || passThrough(e) || len(e.Outbound) == 0 {
		return false // a process that asks nobody uses no rights anywhere: others have theirs on it
	}
	return e.Crown.Known() || e.CrownDistance <= 1 ||
		kindIs(e, "ci", "agent", "controller", "gateway") && e.CrownDistance <= 2 || actsForTenants(e) || standsInFront(e)
}
