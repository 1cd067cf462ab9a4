package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on a data store.
var storePredicates = map[string]predicate{
	"guarded-store":     onStore("somebody gains by reading or writing the store", guardedStore),
	"sensitive-store":   onStore("a copy of the store harms somebody", sensitiveStore),
	"holds-credentials": onStore("its reader becomes somebody else", holdsCredentials),
	"may-be-derived":    onStore("by its kind or its name it could be a copy of what other stores keep", mayBeDerived),
	"vital-store":       onStore("its loss stops the business", vitalStore),
	"log-store":         onStore("it keeps records of what happened, and nothing else", logStore),
	"own-secrets":       onStore("it is where its users say that they keep their own credentials", ownSecrets),
	"in-hardware":       onStore("hardware keeps it that never gives it out", inHardware),
	"config-store":      onStore("it holds configuration that nobody changes while it is used", func(e *graph.Element) bool { return kindIs(e, "config") && !changedInUse(e) }),
	"ml-store":          onStore("it shapes the answers of a model", mlStore),
	"ephemeral-store":   onStore("it is handed to the next user", ephemeralStore),
	"filled-by-anybody": onStore("a producer states that it proves nothing, and nothing is stated about what is kept: each connection is asked", filledByAnybody),
}

func onStore(help string, holds func(*graph.Element) bool) predicate {
	return onElement(help, func(e *graph.Element) bool { return e.Type == model.Store && holds(e) })
}

// keeps reports whether anything that a store keeps is of a class: what is more
// sensitive beside it does not hide it.
func keeps(e *graph.Element, class string) bool {
	return e.Class.Value == class || e.Class.Origin != model.Declared && slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value == class })
}

// logStore holds for a store of records. Where they are one of several things that a store
// keeps, what is asked of records does not fit the others.
func logStore(e *graph.Element) bool {
	others := slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value != "log" })
	return kindIs(e, "log") && !others || keeps(e, "log") && !others
}

// ownSecrets holds for files and variables of processes that state where they keep their
// credentials: a rule of its own speaks of that.
func ownSecrets(e *graph.Element) bool {
	return kindIs(e, "config", "file") && reachedBy(e, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from.Type == model.Process && slices.Contains([]string{"file", "env"}, from.Attrs.Value("secrets"))
	})
}

// vaults are the names of hardware that works with keys and gives none out.
var vaults = []string{"hsm", "hardware security module", "pkcs 11", "pkcs11", "tpm", "secure element", "secure enclave", "smart card", "smartcard", "yubikey"}

// inHardware holds for a store that is, or says that it is, such hardware.
func inHardware(e *graph.Element) bool {
	if rest := e.Attrs.Value("rest"); rest != "" {
		return rest == "hsm"
	}
	return e.Type == model.Store && (model.HasWord(e.Name, vaults...) || model.HasWord(e.Attrs.Value("tech"), vaults...))
}

// guardedStore holds for a store that somebody gains by reading or writing.
func guardedStore(e *graph.Element) bool {
	return !kindIs(e, "log") && (e.Crown.Known() || confidential(e) || e.Class.Value == "code" ||
		kindIs(e, "code", "registry", "secrets", "queue", "cache"))
}

// confidential holds for a store with data that harms somebody when it is known.
func confidential(e *graph.Element) bool {
	return model.Sensitive(e.Class.Value) || e.Class.Value == "confidential"
}

// tamperTarget holds for what decides something, so that changing it is an
// attack by itself: crown jewels, code, configuration, money, what several write to.
func tamperTarget(e *graph.Element) bool {
	if e.Type != model.Store || kindIs(e, "log", "queue") {
		return false
	}
	if kindIs(e, "config") {
		return changedInUse(e) // of configuration that is reviewed before it is used a rule of its own speaks
	}
	return e.Crown.Known() || kindIs(e, "code", "registry", "secrets", "cache") ||
		e.Class.Value == "code" || e.Class.Value == "control" || e.Class.Value == "payment" ||
		confidential(e) && len(writers([]*graph.Element{e})) > 1
}

// changedInUse holds for configuration that servers of ours write on behalf of those who use them: no
// review, signature or hash comes before such a change.
func changedInUse(e *graph.Element) bool {
	return slices.ContainsFunc(writers([]*graph.Element{e}), func(w *graph.Element) bool {
		return w.Type == model.Process && !clientSide(w) && !kindIs(w, "ci", "cli") && (len(requestsForPeople(w)) > 0 || kindIs(w, "controller"))
	})
}

// sensitiveStore holds for a store whose copy harms somebody.
func sensitiveStore(e *graph.Element) bool {
	if kindIs(e, "log", "code", "registry") {
		return false
	}
	return e.Crown.Known() || confidential(e) || e.Attrs.Value("rest") == "none"
}

// holdsCredentials holds for a store that makes its reader somebody else.
func holdsCredentials(e *graph.Element) bool {
	return kindIs(e, "secrets") || keeps(e, "credentials") || kindIs(e, "config", "file") && keeps(e, "secret")
}

// indexes are engines that find what other stores keep.
var indexes = []string{"search index", "search engine", "full text index", "elasticsearch", "opensearch", "solr", "lucene", "meilisearch", "typesense", "sphinx search"}

// derivedCopy holds for what is filled from other stores: a cache, and a search index of what they keep. It is made again, not restored.
func derivedCopy(e *graph.Element) bool {
	return e.Type == model.Store && (kindIs(e, "cache") || searchIndex(e) && len(e.Holds) > 0 && keptElsewhere(e))
}

// mayBeDerived holds for what could be a copy, as far as its kind and its name tell.
func mayBeDerived(e *graph.Element) bool {
	return kindIs(e, "cache", "vector-db") || searchIndex(e) || model.HasWord(e.Name, "replica", "mirror", "read model", "data warehouse")
}

func searchIndex(e *graph.Element) bool {
	return model.HasWord(e.Name, indexes...) || model.HasWord(e.Attrs.Value("tech"), indexes...)
}

// keptElsewhere holds where those who use a store keep all that it holds in other stores, too.
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

// vitalStore holds for a store whose loss stops the business. What lives for minutes or is a copy is made again, not restored.
func vitalStore(e *graph.Element) bool {
	return !ephemeralStore(e) && !derivedCopy(e) && !kindIs(e, "queue") && (e.Crown.Known() || kindIs(e, "registry", "code", "secrets"))
}

// mlStore holds for what shapes the answers of a model.
func mlStore(e *graph.Element) bool {
	return kindIs(e, "vector-db") || model.HasWord(e.Name, "training data", "training set", "model store", "model weights", "model file", "embedding", "knowledge base", "feature store")
}

// ephemeralStore holds for storage that is handed to the next user.
func ephemeralStore(e *graph.Element) bool {
	return kindIs(e, "cache") && multiTenant(e) || model.HasWord(e.Name, "temporary", "temp", "tmp", "tmpfs", "ramdisk", "ephemeral", "scratch", "shared memory", "session disk", "workspace")
}

// filledByAnybody holds for a store of which nothing says how its content is vouched for, and whose
// callers state that they prove nothing: the connection is where that is open.
func filledByAnybody(e *graph.Element) bool {
	return e.Attrs.Value("integrity") == "" && e.Attrs.Value("access") == "" &&
		slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return unauthenticated(f) && brings(f) })
}
