package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on a data store.
var storePredicates = map[string]predicate{
	"open-queue":        onElement("a queue that takes every connection, as each call to it states: who may use it is asked of the calls", openQueue),
	"read-by-anybody":   onStore("it keeps objects or files, and anybody may read one of them by its address, by design, as a call states", readByAnybody),
	"guarded-store":     onStore("somebody gains by reading or writing the store", guardedStore),
	"sensitive-store":   onStore("a copy of the store harms somebody", sensitiveStore),
	"holds-credentials": onStore("its reader becomes somebody else", holdsCredentials),
	"key-file":          onElement("a file or a configuration that holds nothing but keys, passwords and tokens: the same permission keeps others from reading and from changing it", keyFile),
	"sealed-on-device":  onElement("a store on the machine of its user which the only program that uses it encrypts: who could write there as the user could change that program as well", sealedOnDevice),
	"keeps-ending":      onStore("by the names of what it keeps, or by its own for want of them, it keeps tokens, sessions, codes or links, which end", keepsEnding),
	"keeps-compared":    onStore("by the names of what it keeps, or by its own for want of them, it keeps passwords, tokens or keys that callers show and that are only compared", keepsCompared),
	"keeps-passwords":   onStore("it keeps credentials that are only compared, among them passwords: a name says so, or people sign in with a password at what uses it", keepsPasswords),
	"one-sided":         onStore("the block draws nobody who reads it, or nobody who writes it, so others need it who are not drawn", oneSided),
	"may-be-derived":    onStore("by its kind, its name or its user it could be a copy of what other stores keep", mayBeDerived),
	"issued-again":      onStore("by the names of all that it keeps, that can be issued or built again: certificates, images of code", issuedAgain),
	"restored-from":     onStore("copies of what other stores hold, from which a process of ours restores them, as a label says", restoredFrom),
	"keeps-backups":     onStore("what it keeps is copies of what other stores hold, by its name", keepsBackups),
	"sent-onward":       onStore("only apps on the device in people's hands use it, and send a server all that it keeps but credentials", sentOnward),
	"vital-store":       onStore("its loss stops the business", vitalStore),
	"log-store":         onStore("it keeps records of what happened, and nothing else", logStore),
	"keeps-logs": onStore("it keeps records of what happened and nothing else, or is a log, and keeps not only tables of who did what when", func(e *graph.Element) bool {
		return !tabulated(e) && (logStore(e) || kindIs(e, "log")) // what a database keeps beside its records is there by design, and nobody can mask it
	}),
	"keeps-outputs":      onStore("it keeps what jobs and scripts print, as the name of its data says: whatever runs them can mask what it gave them", keepsOutputs),
	"own-journal":        ofCallee("it is a queue in files, which only the parts of one program open", ownJournal),
	"searched-by-people": onStore("it keeps records of others besides more, and people search these: they are what it is there for", searchedByPeople),
	"keeps-alerts": onStore("what it records is alerts or cases, which must name whom and what they are about", func(e *graph.Element) bool {
		named := func(name string) bool { return model.HasWord(name, alertWords...) }
		return named(e.Name) || named(e.Attrs.Value("tech")) || slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return named(d.Name) })
	}),
	"answers-anybody":      onStore("it is a queue or a cache of which the block says that it asks nobody, and that each call proves nothing: each connection is asked for", answersAnybody),
	"records-people":       onStore("it keeps health data, personal data that is a crown jewel, or of which nothing is ever removed, or records of what people order, book, write or do, where they are or come from, or how they look", recordsPeople),
	"settings-of-secrets":  onStore("it is settings that processes read, which state that they keep their own credentials in files or variables", settingsOfSecrets),
	"own-secrets":          onStore("it is where its users say that they keep their own credentials", ownSecrets),
	"in-hardware":          onStore("hardware keeps it that never gives it out", inHardware),
	"keeps-states":         onStore("beside records of what happened it keeps states that are brought up to date, as a name says", keepsStates),
	"config-store":         onStore("it holds configuration that nobody changes while it is used, and is no mere file of keys that nobody is drawn to change", configStore),
	"under-shared-account": onStore("the block states that it is used under a shared account, and draws who uses it, in a store that knows accounts", underSharedAccount),
	"keeps-no-person": onStore("the block says what it keeps, and none of that is data of people", func(e *graph.Element) bool {
		return len(e.Holds) > 0 && !keeps(e, "pii") && !keeps(e, "health")
	}),
	"redacted-before":   onStore("the block states of each process that writes records there, or of its call, that sensitive data is kept out of them", redactedBefore),
	"ml-store":          onStore("it shapes the answers of a model", mlStore),
	"asks-no-caller":    onStore("a database, a queue or a cache, each caller of which proves nothing, as the block states, which says nothing better of its access", asksNoCaller),
	"journal":           onStore("it is a journal or a buffer of one process, short-lived and for no reader but that process", journal),
	"writer-is-audited": onStore("one process alone writes there, and the record of what it is asked to do is missing or asked for", writerIsAudited),
	"rewritten":         onStore("one of its writers also takes out what others have written, to write it again", rewritesOthers),
	"useless-to-readers": onStore("the application that uses what is kept there encrypts or hashes it, and nothing more is said of who may read it", func(e *graph.Element) bool {
		return e.Attrs.Value("rest") == "app" && accessOf(e) == ""
	}),
	"own-accounts-alone": onStore("each who uses it has an account of their own, and the block does not say that the application encrypts or hashes what is kept there", func(e *graph.Element) bool {
		return ownAccounts(e) && e.Attrs.Value("rest") != "app"
	}),
	"own-accounts":      onStore("each who uses it has an account of their own", ownAccounts),
	"useless-when-read": onStore("the application that uses what is kept there encrypts or hashes it", func(e *graph.Element) bool { return e.Attrs.Value("rest") == "app" }),
	"by-access-alone": onStore("all that the block says against a change is that each who writes has an account of their own: that keeps others out, and records nothing", func(e *graph.Element) bool {
		return slices.Contains([]string{"", "checksum"}, e.Attrs.Value("integrity")) && ownAccounts(e)
	}),
	"copied-in-clear": onStore("it may have backups, and the block does not state that its disk is encrypted, which would say nothing of them", copiedInClear),
	"in-memory":       onStore("the block states that nothing of it is written to a disk", func(e *graph.Element) bool { return e.Attrs.Value("rest") == "memory" }),
	"account-shared":  onStore("the block states that who writes shares an account, or shows none, which is reported of its access, and nothing of its integrity", accountShared),
	"open-to-everybody": onFlow("anybody may read all that the called store keeps, by design, and the call brings nothing", func(f *graph.Flow) bool {
		return openToEverybody(f.Responder()) && proof(f).ByDesign && !brings(f)
	}),
	"shared-clients":    onStore("all that use it are processes of ours, each of which works for all tenants", sharedClients),
	"ephemeral-store":   onStore("it is handed to the next user", ephemeralStore),
	"signed-by-writers": onElement("each message that is put there is signed by what puts it there, as the block says", signedByWriters),
	"filled-by-anybody": onStore("a producer states that it proves nothing, and nothing better is stated about what is kept: each connection is asked", filledByAnybody),
}

func onStore(help string, holds func(*graph.Element) bool) predicate {
	return onElement(help, func(e *graph.Element) bool { return e.Type == model.Store && holds(e) })
}

// keeps reports whether anything in a store is of a class, even beside more
// sensitive data.
func keeps(e *graph.Element, class string) bool {
	return e.Class.Value == class || e.Class.Origin != model.Declared && slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value == class })
}

// keepsCrown reports whether a crown jewel of a class is in a store.
func keepsCrown(e *graph.Element, class string) bool {
	return e.Crown.Known() && e.Class.Value == class || slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Crown() && d.Class.Value == class })
}

// logStore reports whether e is a store of records only. If a store also holds other
// things, questions about records do not fit them; what is in a cache or a queue is to go.
func logStore(e *graph.Element) bool {
	if kindIs(e, "cache", "queue") {
		return false
	}
	others := slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value != "log" })
	return kindIs(e, "log") && !others || keeps(e, "log") && !others
}

// tabulated reports whether all records in a database are a history by their names: columns for who, what and when, and no text that
// somebody logs.
func tabulated(e *graph.Element) bool {
	records := filter(e.Holds, func(d *graph.Data) bool { return d.Class.Value == "log" })
	return kindIs(e, "db") && len(records) > 0 && !slices.ContainsFunc(records, func(d *graph.Data) bool {
		return !model.HasWord(d.Name, "history", "histories") || model.HasWord(d.Name, "log", "logs", "message", "messages", "chat", "command", "commands", "shell", "query", "queries", "conversation")
	})
}

// writerIsAudited reports whether all records of a store are of one process that owes a record which it cannot alter.
func writerIsAudited(e *graph.Element) bool {
	by := writers([]*graph.Element{e})
	return len(by) == 1 && by[0].Type == model.Process && ours(by[0]) && actsForPeople(by[0]) && controlStatus("audit", Subject{Element: by[0]}) != Met
}

// redactedBefore reports whether all who bring a store records state that sensitive data is kept out of them.
func redactedBefore(e *graph.Element) bool {
	return all(filter(e.Inbound, func(f *graph.Flow) bool {
		return brings(f) && (logStore(e) || carriesClass(f, "log"))
	}), func(f *graph.Flow) bool {
		return controlStatus("redact", Subject{Flow: f}) == Met || controlStatus("redact", Subject{Element: f.Initiator()}) == Met
	})
}

// stateWords are names of what is brought up to date: it is no record of what happened.
var stateWords = []string{"state", "status", "statuses", "inventory", "inventories", "vulnerability", "vulnerabilities", "case", "ticket", "dashboard"}

// keepsStates reports whether what a store holds, or what somebody writes to it, is called a state.
func keepsStates(e *graph.Element) bool {
	is := func(d *graph.Data) bool { return model.HasWord(d.Name, stateWords...) }
	return slices.ContainsFunc(e.Holds, is) && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return !t.Query && model.HasWord(t.Flow.Label, stateWords...)
	})
}

// ownSecrets reports whether e is files or variables of processes that state where they
// keep their credentials: another rule covers that.
func ownSecrets(e *graph.Element) bool {
	return kindIs(e, "config", "file") && reachedBy(e, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from.Type == model.Process && slices.Contains([]string{"file", "env"}, from.Attrs.Value("secrets"))
	})
}

// settingsOfSecrets reports whether e is settings that only people write and processes read, all of which state that they keep their own
// credentials in files or variables: it is where they do.
func settingsOfSecrets(e *graph.Element) bool {
	users := callers([]*graph.Element{e})
	programs := filter(users, func(user *graph.Element) bool { return user.Type != model.Actor })
	return kindIs(e, "config", "file") && len(programs) > 0 && !slices.ContainsFunc(programs, func(user *graph.Element) bool {
		return user.Type != model.Process || !slices.Contains([]string{"file", "env"}, user.Attrs.Value("secrets"))
	})
}

// alertWords are names of records by which somebody follows up an attack or a fraud.
var alertWords = []string{"siem", "alert", "alerts", "fraud", "incident", "incidents", "detection", "detections", "suspicious activity", "intrusion"}

// answersAnybody reports whether a queue or a cache lets in whoever reaches it: that its callers prove nothing is then said of their
// calls, for all that it keeps.
func answersAnybody(e *graph.Element) bool {
	return kindIs(e, "queue", "cache") && asksNoCaller(e) && !e.Crown.Known() && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return !f.Local() })
}

// traces are names of what is recorded of people as long as they use a system, unless somebody ends it.
var traces = []string{"visit", "history", "location", "position", "whereabouts", "movement", "trip", "tracking", "recording", "footage", "face", "fingerprint", "biometric", "voiceprint", "behaviour", "behavior", "activity", "usage", "click", "session recording", "call record", "vital sign", "telemetry", "execution", "executions", "visitor", "page view", "pageview", "clickstream", "browsing"}

// visitorLogs are names of records that tell who came and from where, beside those of what was done.
var visitorLogs = []string{"access log", "access logs", "request log", "request logs", "ip address", "ip addresses", "client address", "client addresses", "visitor", "visitors", "page view", "page views"}

// accounts are names of what is known of people who signed up, which is kept for as long as they stay.
var accounts = []string{"account", "profile", "address", "contact", "registration", "registrations", "subscription", "subscriptions", "subscriber", "endpoint", "credential"}

// dealings are names of what is recorded of people each time that they have to do with the system: it grows for as long as nothing ends it.
var dealings = []string{"order", "orders", "attendee", "attendees", "booking", "bookings", "reservation", "reservations", "ticket", "tickets", "message", "messages", "invoice", "invoices", "timesheet", "timesheets", "working hours", "case", "cases", "lead", "leads", "application", "applications", "submission", "submissions", "appointment", "appointments", "chat"}

// printed and ran occur together in names of data that holds what jobs and scripts print.
var (
	printed = []string{"output", "outputs", "console", "stdout"}
	ran     = []string{"execution", "executions", "job", "jobs", "task", "tasks", "run", "runs", "script", "scripts", "build", "builds"}
)

// keepsOutputs reports whether a store of ours keeps what jobs and scripts have printed, with whatever they were given. Where all of it is a
// log, the job writes that itself.
func keepsOutputs(e *graph.Element) bool {
	return ours(e) && !kindIs(e, "queue", "cache") && slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return !slices.Contains([]string{"public", "log"}, d.Class.Value) && model.HasWord(d.Name, printed...) && model.HasWord(d.Name, ran...)
	})
}

// recordsPeople reports whether a store, which is no copy and hands nothing to a next user, keeps such records of people, or the data
// about them for which the system is there.
func recordsPeople(e *graph.Element) bool {
	if !ours(e) || kindIs(e, "queue", "cache") || derivedCopy(e) || intake(e) || ephemeralStore(e) || journal(e) {
		return false
	}
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		if d.Class.Value == "log" {
			return model.HasWord(d.Name, visitorLogs...)
		}
		return d.Class.Value == "health" || d.Class.Value == "pii" && (e.Attrs.Value("integrity") == "append-only" || (d.Crown() || kindIs(e, "db") && model.HasWord(d.Name, dealings...)) && !model.HasWord(d.Name, accounts...) || model.HasWord(d.Name, traces...))
	})
}

// copiedInClear reports whether a store may have backups of which nothing says that they are encrypted. Where the disk is, the block states no more
// than that, and what is met must not speak of backups.
func copiedInClear(e *graph.Element) bool {
	kept := !kindIs(e, "queue", "cache", "log") && !ephemeralStore(e) && !keepsBackups(e) // what is gone in a day has no backup, and what is one needs no other
	return e.Type == model.Store && kept && e.Attrs.Value("rest") != "disk" && !slices.Contains([]string{"none", "rebuilt"}, e.Attrs.Value("backup"))
}

// configStore reports whether a store holds configuration that is reviewed before use, and that somebody may change.
func configStore(e *graph.Element) bool {
	return e.Type == model.Store && kindIs(e, "config") && !changedInUse(e) && !ownNotes(e) && !(len(e.Holds) > 0 && keyFile(e) && len(writers([]*graph.Element{e})) == 0)
}

// underSharedAccount reports whether programs or people are drawn that use a store under a shared account, as the block states: to say who alone may
// read there would change nothing.
func underSharedAccount(e *graph.Element) bool {
	return accessOf(e) == "shared-account" && !files(e) && !kindIs(e, "secrets") && len(readers([]*graph.Element{e})) > 0
}

// vaults are the names of hardware that works with keys and gives none out.
var vaults = []string{"hsm", "hardware security module", "pkcs 11", "pkcs11", "tpm", "secure element", "secure enclave", "smart card", "smartcard", "yubikey"}

// inHardware reports whether e is, or says that it is, such hardware.
func inHardware(e *graph.Element) bool {
	if rest := e.Attrs.Value("rest"); rest != "" {
		return rest == "hsm"
	}
	stated := e.Kind.Origin == model.Declared && kindIs(e, "file", "config", "db", "object", "log", "queue", "cache") // a file with a copy of its keys is none
	return e.Type == model.Store && !stated && (model.HasWord(e.Name, vaults...) || model.HasWord(e.Attrs.Value("tech"), vaults...))
}

// guardedStore reports whether reading or writing a store gains an attacker something.
func guardedStore(e *graph.Element) bool {
	if onlyCodeKept(e) && tamperTarget(e) || openToEverybody(e) {
		return false // who reads it learns nothing, and who may write it is asked by another rule
	}
	return !kindIs(e, "log") && (e.Crown.Known() || confidential(e) || e.Class.Value == "code" ||
		kindIs(e, "code", "registry", "secrets", "queue", "cache"))
}

// readByAnybody reports whether anybody asks a store for objects, by design, without an address that somebody has signed.
func readByAnybody(e *graph.Element) bool {
	return kindIs(e, "object", "file") && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return proof(f).ByDesign && !brings(f) })
}

// openToEverybody reports whether anybody may read all that a store keeps, by design, as calls state. Nobody intends secrets for everybody.
func openToEverybody(e *graph.Element) bool {
	given := func(d *graph.Data) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
			return proof(f).ByDesign && !brings(f) && slices.Contains(f.Returns, d)
		})
	}
	return readByAnybody(e) && !keeps(e, "secret") && !keeps(e, "credentials") && len(e.Holds) > 0 && len(filter(e.Holds, given)) == len(e.Holds)
}

// confidential reports whether a store has data whose disclosure does harm.
func confidential(e *graph.Element) bool {
	return model.Sensitive(e.Class.Value) || e.Class.Value == "confidential"
}

// onlyOnMachine reports whether nothing that reaches a store leaves the machine: over a network of containers there, each caller has to show the
// account that they share.
func onlyOnMachine(e *graph.Element) bool {
	return reachedBy(e, (*graph.Flow).Local) || e.Attrs.Value("access") == "shared-account" && reachedBy(e, func(f *graph.Flow) bool {
		return onOneMachine(f) && proof(f).Strength >= model.CopiedProof
	})
}

// keepsWanted reports whether a store keeps a crown jewel or what opens or steers something, or does not say what it keeps.
func keepsWanted(e *graph.Element) bool {
	return len(e.Holds) == 0 || e.Crown.Known() || slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return d.Crown() || slices.Contains([]string{"credentials", "secret", "control", "code", "health", "payment"}, d.Class.Value)
	})
}

// tamperTarget reports whether changing e is an attack by itself, because its data
// decides something: crown jewels, code, configuration, money, data with several writers.
func tamperTarget(e *graph.Element) bool {
	if e.Type != model.Store || kindIs(e, "log", "queue") || scratchOfJobs(e) || onlyBackedUp(e) {
		return false
	}
	if kindIs(e, "config") {
		return changedInUse(e) // another rule covers configuration that is reviewed before use
	}
	return e.Crown.Known() || kindIs(e, "code", "registry", "secrets") || kindIs(e, "cache") && !usersUnsaid(e) ||
		e.Class.Value == "code" || e.Class.Value == "control" || e.Class.Value == "payment" ||
		confidential(e) && len(programs(writers([]*graph.Element{e}))) > 1
}

// usersUnsaid reports whether a store is asked who may use it: that also answers who may change it.
func usersUnsaid(e *graph.Element) bool {
	return guardedStore(e) && e.Attrs.Value("access") == "" && e.Attrs.Value("integrity") == ""
}

// backupWords occur in labels of calls that copy files away, or bring a copy back.
var backupWords = []string{"back up", "backs up", "backup", "backups", "restore", "restores"}

// onlyBackedUp reports whether all that the block shows of files is that they are backed up: those who change them every day are not drawn.
func onlyBackedUp(e *graph.Element) bool {
	reads := filter(e.Inbound, func(f *graph.Flow) bool { return len(f.Returns) > 0 })
	copied := func(f *graph.Flow) bool { return model.HasWord(f.Label, backupWords...) }
	return kindIs(e, "file") && all(e.Inbound, copied) && all(reads, func(f *graph.Flow) bool { return !model.HasWord(f.Label, "restore", "restores") })
}

// changedInUse reports whether servers of ours write configuration on behalf of their users: no
// review, signature or hash precedes such a change.
func changedInUse(e *graph.Element) bool {
	return slices.ContainsFunc(writers([]*graph.Element{e}), func(w *graph.Element) bool {
		return w.Type == model.Process && !clientSide(w) && !kindIs(w, "ci", "cli") && (len(requestsForPeople(w)) > 0 || kindIs(w, "controller"))
	})
}

// sensitiveStore reports whether a copy of a store does harm.
func sensitiveStore(e *graph.Element) bool {
	if kindIs(e, "log", "code", "registry") || openToEverybody(e) && e.Attrs.Value("rest") == "" {
		return false
	}
	return e.Crown.Known() || confidential(e) || e.Attrs.Value("rest") == "none"
}

// holdsCredentials reports whether a reader of the store can act as somebody else.
func holdsCredentials(e *graph.Element) bool {
	return kindIs(e, "secrets") || keeps(e, "credentials") && !onlyOwnAccounts(e) || kindIs(e, "config", "file") && keeps(e, "secret") || kindIs(e, "db") && slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return d.Class.Value == "secret" && d.Crown() // a key by which much is signed or opened
	})
}

// onlyOwnAccounts reports whether all credentials that a database is known to get are those of its own accounts, which its callers show it or
// which one of them sets up: it keeps them where no query reads them.
func onlyOwnAccounts(e *graph.Element) bool {
	if !kindIs(e, "db") || e.Attrs.Value("holds")+e.Attrs.Value("class") != "" {
		return false
	}
	return all(filter(e.Inbound, func(f *graph.Flow) bool { return carriesClass(f, "credentials", "secret") }), func(f *graph.Flow) bool {
		return showsLogin(f) || setsUpAccounts(f)
	})
}

// keyFile reports whether e is a file of which all that is known is that it holds credentials and secrets.
func keyFile(e *graph.Element) bool {
	if e.Type != model.Store || !kindIs(e, "file", "config") && !(kindIs(e, "secrets") && files(e)) {
		return false
	}
	other := func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "secret" }
	if len(e.Holds) == 0 {
		return e.Class.Value == "credentials" || e.Class.Value == "secret"
	}
	return !slices.ContainsFunc(e.Holds, other)
}

// Names of what a caller shows and a server only compares with what it keeps: those of passwords, those that random values have, and those
// of people, which mean passwords where nothing else is named.
var (
	passwordWords = []string{"password", "passwords", "passphrase", "passphrases", "pin", "login", "logins"}
	randomWords   = []string{"token", "tokens", "session", "sessions", "api key", "api keys", "recovery code", "recovery codes", "hash", "hashes"}
	accountWords  = []string{"account", "accounts", "user", "users"}
)

func namesPassword(name string) bool {
	return model.HasWord(name, passwordWords...) || model.HasWord(name, accountWords...) && !model.HasWord(name, randomWords...)
}

// keepsCompared reports whether a store may keep credentials that are only compared: a key that signs or opens is used as it is.
func keepsCompared(e *graph.Element) bool {
	return keepsToCompare(e, func(name string) bool { return namesPassword(name) || model.HasWord(name, randomWords...) })
}

// keepsToCompare reports whether a store may keep credentials of such a name that no program which uses it shows to another one.
func keepsToCompare(e *graph.Element, such func(string) bool) bool {
	if len(e.Holds) == 0 {
		return such(e.Name)
	}
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value == "credentials" && such(d.Name) && !shownOn(e, d) })
}

// shownOn reports whether a program that uses a store shows what it keeps there to a system of others, not to check or mail it, or to a program
// that compares it with what another store keeps: a hash would be of no use.
func shownOn(e *graph.Element, d *graph.Data) bool {
	users := callers([]*graph.Element{e})
	compares := func(p *graph.Element) bool {
		return p.Type == model.Process && !slices.Contains(users, p) && slices.ContainsFunc(callees([]*graph.Element{p}), func(s *graph.Element) bool { return s != e && s.Type == model.Store && slices.Contains(s.Holds, d) })
	}
	checks := func(f *graph.Flow) bool { // or sends a new one to a person
		return kindIs(f.Responder(), "idp") || asksWhether(f) || model.HasWord(f.Protocol.Value, "ldap", "ldaps") || slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return byMail(t.Exchange) })
	}
	return slices.ContainsFunc(users, func(user *graph.Element) bool {
		return slices.ContainsFunc(user.Outbound, func(f *graph.Flow) bool {
			to := f.Responder()
			return f.Initiator() == user && slices.Contains(f.Data, d) && (to.Type == model.External && !checks(f) || compares(to))
		})
	})
}

// endingWords name credentials that end after a time, or once they are used.
var endingWords = []string{"token", "tokens", "jwt", "jwts", "session", "sessions", "cookie", "cookies", "code", "codes", "ticket", "tickets", "link", "links", "nonce", "nonces", "lease", "leases"}

// keepsEnding reports whether a store may keep credentials that end: one of a device, a password or a key is kept until it is replaced.
func keepsEnding(e *graph.Element) bool {
	return keepsNamed(e, func(name string) bool { return model.HasWord(name, endingWords...) })
}

// keepsNamed reports whether the credentials in a store, or the store if it does not say what it holds, have such a name.
func keepsNamed(e *graph.Element, such func(string) bool) bool {
	if len(e.Holds) == 0 {
		return such(e.Name)
	}
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value == "credentials" && such(d.Name) })
}

// keepsPasswords reports whether what a store compares has passwords in it: a slow hash is wrong for a random key.
func keepsPasswords(e *graph.Element) bool {
	users := callers([]*graph.Element{e})
	return keepsToCompare(e, namesPassword) || keepsCompared(e) && (slices.ContainsFunc(users, takesPasswords) || slices.ContainsFunc(callees(users), func(other *graph.Element) bool {
		return other.Type == model.Store && keepsNamed(other, namesPassword) && oneServer([]*graph.Element{e}, []*graph.Element{other})
	}))
}

// takesPasswords reports whether people sign in with a password at a process, or at a gateway that forwards to it.
func takesPasswords(e *graph.Element) bool {
	return slices.ContainsFunc(broughtTo(e), func(f *graph.Flow) bool {
		return forPerson(f.Initiator()) && slices.Contains([]string{"password", "password+2fa"}, proof(f).Name)
	})
}

// oneSided reports whether the block leaves out who writes what is read, or who reads what is written.
func oneSided(e *graph.Element) bool {
	read := slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool { return !t.Query })
	return !read || len(writers([]*graph.Element{e})) == 0
}

// indexes are engines that search what other stores hold.
var indexes = []string{"search index", "search engine", "full text index", "elasticsearch", "opensearch", "solr", "lucene", "meilisearch", "typesense", "sphinx search"}

// derivedCopy reports whether e is filled from other stores: a cache, or a search index of their contents. It is made again, not restored.
func derivedCopy(e *graph.Element) bool {
	return e.Type == model.Store && (kindIs(e, "cache") || searchIndex(e) && len(e.Holds) > 0 && keptElsewhere(e))
}

// localCopies are names of stores, and outposts of the programs, that keep near a place what a centre keeps as well.
var (
	localCopies = []string{"buffer", "local copy", "local cache", "local store", "local database", "edge cache", "offline"}
	outposts    = []string{"proxy", "agent", "edge", "satellite", "relay", "collector", "branch", "remote site"}
)

// localCopy reports whether e is called a buffer or a local copy, or belongs to an outpost, and its only user exchanges all that e holds
// with programs that keep it in stores of ours: it is filled again from there.
func localCopy(e *graph.Element) bool { return remember(e, aboutLocalCopy, findLocalCopy) }

func findLocalCopy(e *graph.Element) bool {
	users := callers([]*graph.Element{e})
	if e.Type != model.Store || len(users) != 1 || len(e.Holds) == 0 || !model.HasWord(e.Name, localCopies...) && !model.HasWord(users[0].Name, outposts...) {
		return false
	}
	return !slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return !keptThrough(users[0], d) })
}

// keptThrough reports whether a program exchanges a datum with another program, which keeps it in a store of ours.
func keptThrough(user *graph.Element, d *graph.Data) bool {
	return slices.ContainsFunc(slices.Concat(user.Inbound, user.Outbound), func(f *graph.Flow) bool {
		other := f.Responder()
		if other == user {
			other = f.Initiator()
		}
		return other.Type == model.Process && slices.Contains(moves(f), d) && slices.ContainsFunc(other.Outbound, func(f *graph.Flow) bool {
			s := f.Responder()
			return s.Type == model.Store && ours(s) && !kindIs(s, "cache", "queue", "log") && slices.Contains(s.Holds, d)
		})
	})
}

// mayBeDerived reports whether e could be a copy, judging by its kind and name, or by who else keeps what it holds.
func mayBeDerived(e *graph.Element) bool {
	return kindIs(e, "cache", "vector-db") || e.Attrs.Value("backup") == "rebuilt" || searchIndex(e) || localCopy(e) || model.HasWord(e.Name, "replica", "mirror", "read model", "read models", "projection", "projections", "materialized view", "materialized views", "data warehouse")
}

// Names of what is issued when somebody asks for it, and of what is built from code that is kept elsewhere.
var (
	issuedWords = []string{"certificate", "certificates", "access token", "access tokens"}
	builtWords  = []string{"image", "images", "layer", "layers", "package", "packages", "build output", "plugin", "plugins", "plug in", "plug ins", "extension", "extensions", "jar", "jars"}
)

// issuedAgain reports whether all that a store keeps can be issued or built again, judging by names: its loss costs time and no data.
func issuedAgain(e *graph.Element) bool {
	switch {
	case e.Type != model.Store || low(e):
		return false // what somebody else's device has lost must be in place before it works again
	case len(e.Holds) == 0:
		return model.HasWord(e.Name, issuedWords...)
	}
	return !slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		issued := (d.Class.Value == "credentials" || d.Class.Value == "secret") && model.HasWord(d.Name, issuedWords...)
		return !issued && !(d.Class.Value == "code" && model.HasWord(d.Name, builtWords...))
	})
}

// onlySessions reports whether all that a store keeps is sessions: who loses one signs in again.
func onlySessions(e *graph.Element) bool {
	return len(e.Holds) > 0 && !slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return d.Class.Value != "credentials" || !model.HasWord(d.Name, "session", "sessions", "cookie", "cookies")
	})
}

func searchIndex(e *graph.Element) bool {
	return model.HasWord(e.Name, indexes...) || model.HasWord(e.Attrs.Value("tech"), indexes...)
}

// keptElsewhere reports whether the users of a store also keep all that it holds in other stores.
func keptElsewhere(e *graph.Element) bool {
	var others unique[*graph.Data]
	for _, f := range e.Inbound {
		for _, out := range f.Initiator().Outbound {
			if to := out.Responder(); to != e && to.Type == model.Store && !kindIs(to, "cache", "queue", "log") && !searchIndex(to) {
				others.add(to.Holds...)
			}
		}
	}
	return !slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return !slices.Contains(others.list, d) })
}

// rebuiltFromNothing reports whether a block says that a store is rebuilt from another one, and of every other that keeps the same that
// there is no copy of it.
func rebuiltFromNothing(e *graph.Element) bool {
	var sources unique[*graph.Element]
	for _, w := range writers([]*graph.Element{e}) {
		for _, out := range w.Outbound {
			if to := out.Responder(); to != e && to.Type == model.Store && slices.ContainsFunc(to.Holds, func(d *graph.Data) bool { return slices.Contains(e.Holds, d) }) {
				sources.add(to)
			}
		}
	}
	return e.Attrs.Value("backup") == "rebuilt" && len(sources.list) > 0 && !slices.ContainsFunc(sources.list, func(s *graph.Element) bool { return s.Attrs.Value("backup") != "none" })
}

// keepsBackups reports whether e is where backups are kept: its loss matters on the day on which they are needed.
func keepsBackups(e *graph.Element) bool {
	named := model.HasWord(e.Name, "backup", "backups") || kindIs(e, "object", "file") && model.HasWord(e.Name, "snapshot", "snapshots", "dump", "dumps")
	return e.Type == model.Store && named && !model.HasWord(e.Name, "key", "code", "codes")
}

// restoredFrom reports whether a process of ours restores what others keep from the copies in a store: who writes one decides what is there then.
func restoredFrom(e *graph.Element) bool {
	return keepsBackups(e) && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return ours(f.Initiator()) && model.HasWord(f.Label, "restore", "restores")
	})
}

// backupOfOthers reports whether e keeps backups and nothing else than what a process reads from another store, which is to be asked for a copy
// in its place: it is that copy.
func backupOfOthers(e *graph.Element) bool {
	sources := writers([]*graph.Element{e})
	return keepsBackups(e) && e.Attrs.Value("backup") == "" && len(sources) > 0 && !slices.ContainsFunc(sources, func(w *graph.Element) bool { return !copiesInto(w, e) })
}

// copiesInto reports whether a process reads in another store, which is no backup, all that a store of backups holds.
func copiesInto(w, backups *graph.Element) bool {
	return w.Type == model.Process && len(backups.Holds) > 0 && !slices.ContainsFunc(backups.Holds, func(d *graph.Data) bool {
		return !slices.ContainsFunc(w.Receives, func(t *graph.Transfer) bool {
			return t.From != backups && t.From.Type == model.Store && ours(t.From) && !keepsBackups(t.From) && slices.Contains(t.Data, d)
		})
	})
}

// madeFromOthers are names of files that somebody makes from what is kept elsewhere, to hand on or to show.
var madeFromOthers = []string{"export", "thumbnail", "preview", "cache"}

// madeAgain are names of files that are copies or are made from others.
var madeAgain = []string{"backup", "dump", "snapshot", "archive", "copy", "mirror", "replica", "export", "report", "thumbnail", "preview", "cache", "static", "asset"}

// filesOfRecords reports whether e keeps files that do harm when read, for a process whose records are a crown jewel: those are worth little
// without them.
func filesOfRecords(e *graph.Element) bool {
	return kindIs(e, "object", "file") && confidential(e) && !model.HasWord(e.Name, madeAgain...) && slices.ContainsFunc(writers([]*graph.Element{e}), func(w *graph.Element) bool {
		return w.Type == model.Process && slices.ContainsFunc(w.Outbound, func(f *graph.Flow) bool {
			return kindIs(f.Responder(), "db") && f.Responder().Crown.Known() && f.Responder().Type == model.Store
		})
	})
}

// vitalStore reports whether the loss of a store stops the business. Data that lives for minutes or is a copy is made again, not restored.
func vitalStore(e *graph.Element) bool {
	return !ephemeralStore(e) && !backupOfOthers(e) && !journal(e) && !onlySessions(e) && !derivedCopy(e) && !intake(e) && !kindIs(e, "queue") && (e.Crown.Known() || kindIs(e, "registry", "code", "secrets") || filesOfRecords(e))
}

// sentOnward reports whether a store on a device in people's hands keeps, beside credentials, only what the app that uses it also sends a
// server: what the server has is lost with no device, and a second copy would only spread it.
func sentOnward(e *graph.Element) bool {
	used := callers([]*graph.Element{e})
	records := filter(e.Holds, func(d *graph.Data) bool { return !slices.Contains([]string{"credentials", "secret"}, d.Class.Value) })
	kept := func(d *graph.Data) bool {
		return !slices.ContainsFunc(used, func(app *graph.Element) bool {
			return slices.ContainsFunc(app.Sends, func(t *graph.Transfer) bool {
				return slices.Contains(t.Data, d) && t.To.Type != model.Store && !clientSide(t.To)
			})
		})
	}
	others := slices.ContainsFunc(used, func(app *graph.Element) bool { return !clientSide(app) })
	return low(e) && onDevice(e) && len(used) > 0 && !others && len(records) > 0 && !slices.ContainsFunc(records, kept)
}

// mlStore reports whether e shapes the answers of a model.
func mlStore(e *graph.Element) bool {
	return kindIs(e, "vector-db") || model.HasWord(e.Name, "training data", "training set", "model store", "model weights", "model file", "embedding", "knowledge base", "feature store")
}

// ephemeralStore reports whether storage is passed to the next user.
func ephemeralStore(e *graph.Element) bool {
	return !kindIs(e, "cache", "queue") && model.HasWord(e.Name, "temporary", "temp", "tmp", "tmpfs", "ramdisk", "ephemeral", "scratch", "shared memory", "session disk", "workspace")
}

// ownAccounts reports whether the block says that each who uses a store has an account of their own there.
func ownAccounts(e *graph.Element) bool {
	return slices.Contains([]string{"per-service", "per-user"}, accessOf(e))
}

// accountShared reports whether the rule about who may use a store is open by what is stated: an identity for each user of the
// store, which answers that, also says who may write.
func accountShared(e *graph.Element) bool {
	weak := slices.Contains([]string{"shared-account", "machine", "network"}, accessOf(e))
	if !weak && asksNoCaller(e) && e.Attrs.Value("integrity") == "" {
		return true // who may write is nothing to ask of what asks nobody
	}
	return weak && guardedStore(e) && e.Attrs.Value("integrity") == ""
}

// forgedByAdding reports whether others than the writers of a store may add records to it, as its access says, where a false one has its effect
// at once. In a log it is a line too many, beside the true ones.
func forgedByAdding(e *graph.Element) bool {
	return (tamperTarget(e) || mlStore(e)) && !kindIs(e, "config") && slices.Contains([]string{"shared-account", "machine", "network"}, accessOf(e))
}

// filledByAnybody reports whether nothing says how the content of a store is vouched for, and its
// callers state that they prove nothing: the threat is then open on the connection.
func filledByAnybody(e *graph.Element) bool {
	return e.Attrs.Value("integrity") == "" && slices.Contains([]string{"", "network"}, accessOf(e)) &&
		slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return unauthenticated(f) && brings(f) })
}

// journal reports whether e is what one process writes ahead of its work and reads after a crash: other replicas are its copy,
// and no tenant has a part of it.
func journal(e *graph.Element) bool {
	return e.Type == model.Store && model.HasWord(e.Name, "write ahead log", "wal", "journal", "write buffer", "spool")
}

// sealedOnDevice reports whether the only program that uses a store on its user's machine encrypts it, as the block states.
func sealedOnDevice(e *graph.Element) bool {
	return e.Type == model.Store && e.Level() == model.Public && e.Attrs.Value("rest") == "app" && len(programs(callers([]*graph.Element{e}))) == 1
}

// intakes are names of places where work waits until somebody takes it out.
var intakes = []string{"consume", "consumption", "intake", "incoming", "inbox", "ingest", "drop folder", "drop box", "dropbox", "drop zone", "hot folder", "watch folder", "watched folder", "landing zone", "landing area", "pickup", "pick up", "spool"}

// intake reports whether what is put into e waits there only until a process takes it to other stores, which then keep it.
func intake(e *graph.Element) bool {
	return e.Type == model.Store && model.HasWord(e.Name, intakes...) && len(e.Holds) > 0 && keptElsewhere(e)
}

// irreplaceable reports whether e keeps originals of people as files, or the records about them: nothing makes those again.
func irreplaceable(e *graph.Element) bool {
	return e.Type == model.Store && !madeOnly(e) && slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		originals := func(s *graph.Element) bool { return kindIs(s, "file", "object") && slices.Contains(s.Holds, d) }
		return d.Crown() && (slices.Contains(personal, d.Class.Value) || d.Class.Value == "confidential") &&
			(originals(e) || slices.ContainsFunc(callees(callers([]*graph.Element{e})), originals))
	})
}

// onlyCopy reports whether e keeps a crown jewel that, as far as the block says, nothing else keeps. Keys can be issued again.
func onlyCopy(e *graph.Element) bool {
	if !e.Crown.Known() || madeOnly(e) || kindIs(e, "cache", "queue", "secrets") || keyFile(e) || localCopy(e) {
		return false
	}
	users := callers([]*graph.Element{e})
	return len(e.Holds) == 0 || slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return d.Crown() && !slices.ContainsFunc(users, func(u *graph.Element) bool { return keptAround(u)[d] > 1 })
	})
}

// keptAround counts, for all data, how many of an element, those that it asks and those that ask it keep it.
func keptAround(e *graph.Element) map[*graph.Data]int {
	return remember(e, aboutKeptAround, func(e *graph.Element) map[*graph.Data]int {
		var around unique[*graph.Element]
		around.add(e)
		around.add(callees([]*graph.Element{e})...)
		around.add(callers([]*graph.Element{e})...)
		kept := make(map[*graph.Data]int)
		for _, other := range around.list {
			for _, d := range other.Holds {
				kept[d]++
			}
		}
		return kept
	})
}

// madeOnly reports whether a name says that e keeps only what somebody made from other stores.
func madeOnly(e *graph.Element) bool {
	return model.HasWord(e.Name, madeFromOthers...) && !model.HasWord(e.Name, "attachment", "attachments", "upload", "uploads", "document", "documents", "file", "files", "media")
}

// rewritesOthers reports whether a process reads e and writes to it beside others: it compacts or corrects what they wrote.
func rewritesOthers(e *graph.Element) bool {
	by := writers([]*graph.Element{e})
	return len(by) > 1 && slices.ContainsFunc(by, func(w *graph.Element) bool {
		return slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool { return t.To == w })
	})
}

// openQueue reports whether every call to a queue states that its caller proves nothing, and one of them leaves the machine.
func openQueue(e *graph.Element) bool {
	return kindIs(e, "queue") && all(e.Inbound, func(f *graph.Flow) bool { return proof(f).Weak }) && slices.ContainsFunc(e.Inbound, unauthenticated)
}

// signedByWriters reports whether everything that is put on a queue states a signature.
func signedByWriters(e *graph.Element) bool {
	return all(filter(e.Inbound, brings), func(f *graph.Flow) bool {
		return model.LookupValue("sign", f.Attrs.Value("sign")).Strength > 0
	})
}

// onlyCodeKept reports whether all that a store keeps is code or public data, none of it a crown jewel.
func onlyCodeKept(e *graph.Element) bool {
	secret := func(d *graph.Data) bool { return d.Class.Value != "code" && d.Class.Value != "public" }
	return !e.Crown.Known() && len(e.Holds) > 0 && !slices.ContainsFunc(e.Holds, secret)
}

// sharedClients reports whether a store is used by nothing but processes of ours that the block does not say to be of one tenant each: it sees no
// tenant, and only what they put there can name one.
func sharedClients(e *graph.Element) bool {
	shared := func(f *graph.Flow) bool {
		by := f.From
		if by == e {
			by = f.To
		}
		return by.Type == model.Process && ours(by) && !low(by) && !hostedWorkload(by) && by.Attrs.Value("tenants") != "single"
	}
	return e.Type == model.Store && all(slices.Concat(e.Inbound, e.Outbound), shared)
}

// ownJournal reports whether a queue is files that one program writes and reads back itself: it has no second producer, and nothing takes
// messages from the program but its own disk.
func ownJournal(e *graph.Element) bool {
	if !kindIs(e, "queue") || !files(e) || len(e.Inbound) == 0 {
		return false
	}
	var programs unique[*graph.Element]
	for _, f := range slices.Concat(e.Inbound, e.Outbound) {
		for _, end := range []*graph.Element{f.From, f.To} {
			if end != e {
				programs.add(end.Program())
			}
		}
	}
	return len(programs.list) == 1 && programs.list[0].Type == model.Process
}

// searchedByPeople reports whether people get from the system the records that a store, which is no mere log, keeps: nobody can leave out what
// they search for.
func searchedByPeople(e *graph.Element) bool {
	record := func(d *graph.Data) bool { return d.Class.Value == "log" && slices.Contains(e.Holds, d) }
	return !kindIs(e, "log", "file") && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return slices.ContainsFunc(askedOf(f.Initiator()), func(asked *graph.Flow) bool {
			return person(asked.Initiator()) && slices.ContainsFunc(asked.Returns, record)
		})
	})
}
