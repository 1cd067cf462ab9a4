package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// The conditions on files: what carries one, who opens it, who gets it again.
var filePredicates = map[string]predicate{
	"file-content":     onMove("it carries a file that a program opens", fileContent),
	"checked-at-entry": onMove("we hand each other a file: the program that took it from outside has checked it", checkedAtEntry),
	"meant-to-run":     onMove("it brings code, or what a name says that pages are made of or that a program loads", func(t *graph.Transfer, _ ask) bool { return carries(t, "code") || movesNamed(t, meantToRun...) }),
	"comes-back-unchecked": onMove("the file comes back on a call that brings something too, and the block says only how that is checked", func(t *graph.Transfer, _ ask) bool {
		return valueOf("validate", onTransfer(t)) != "" && ofRequestAlone(onTransfer(t))
	}),
	"served-back":     onMove("people get what moves back from the process that takes it, or through the gateway in front of it", func(t *graph.Transfer, _ ask) bool { return servedBack(t, t.To) }),
	"kept-and-served": onMove("a process puts into a folder or bucket what people send it, and people get it back through that process", keptAndServed),
	"takes-any-file":  onMove("what takes the file takes any by purpose: it examines files, or people keep theirs there over a protocol for files", func(t *graph.Transfer, _ ask) bool { return takesAnyFile(t) }),
	"keeps-any-type":  onMove("what takes the file keeps files of any type for people or other servers, as a label says: over WebDAV, mounted or in sync", func(t *graph.Transfer, _ ask) bool { return keepsAnyType(t) }),
	"serves-uploads":  onProcess("people upload files there, and people get them back from it or through the gateway in front of it", servesUploads),
	"sealed-content":  onMove("all that moves is encrypted by whoever sends it, as the names of the data say: its type cannot be known", func(t *graph.Transfer, _ ask) bool { return sealedContent(t) }),
	"opened": onMove("a program of a process opens what arrives, or others get it from the store as it is", func(t *graph.Transfer, how ask) bool {
		return t.To.Type == model.Process || servedAgain(t) || keptAndServed(t, how)
	}),
}

// meantToRun are names of what people upload so that it is shown as a page or runs.
var meantToRun = []string{"theme", "themes", "template", "templates", "plugin", "plugins", "plug in", "plug ins", "add on", "add ons", "addon", "addons"}

// commandProtocols carry commands and values: a file in a label is what they are about.
var commandProtocols = []string{"redis", "ldap", "ldaps", "dns", "cql", "mysql", "postgres", "mongodb", "snmp", "tcp", "udp"}

// commandsOnly reports whether the stated protocol is one of commands, or one of its own on a bare connection, and no data is a file.
func commandsOnly(t *graph.Transfer) bool {
	f := t.Flow
	file := statedOn(t, "content") == "file" || slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, fileWords...) })
	return !file && f.Protocol.Origin == model.Declared && model.HasWord(f.Protocol.Value, commandProtocols...) && !speaksHTTP(f)
}

// messagesOnly reports whether a websocket moves only messages of a page, such as single edits of a document, and no label says that a file is sent over it.
func messagesOnly(t *graph.Transfer) bool {
	return model.HasWord(t.Flow.Protocol.Value, "ws", "wss", "websocket") && statedOn(t, "content") != "file" && !model.HasWord(t.Flow.Label, sentOverSocket...)
}

// sentOverSocket are words for a file that goes over a websocket.
var sentOverSocket = []string{"file", "files", "upload", "uploads", "attachment", "attachments", "photo", "picture", "scan"}

// forwardsNoFile reports whether a gateway hands on requests of which none brings a file, whatever data they are about.
func forwardsNoFile(t *graph.Transfer, how ask) bool {
	in := inFrontOf(t.Exchange)
	return !t.Answer && len(in) > 0 && statedOn(t, "content") != "file" && !slices.ContainsFunc(in, how.takesFile)
}

// takesFile reports whether a request to a gateway brings a file, as its content or its words say.
func (how ask) takesFile(f *graph.Flow) bool {
	return f.Value("content") == "file" || !how.silent && rememberFlow(f, aboutTakesFile, func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && how.speaksOfFiles(t) && !messagesOnly(t) })
	})
}

// fileless are protocols that carry rows or a stream, and no file.
var fileless = []string{"sql", "rtmp", "rtsp", "srt", "webrtc"}

// fileContent reports whether t carries a file that a program opens.
func fileContent(t *graph.Transfer, how ask) bool {
	if clientSide(t.To) || passThrough(t.To) || staticPages(t.To) || kindIs(t.From, "cache", "queue") || t.Flow.Encryption.Value == "e2e" && handsOnSealed(t) || slices.Contains(fileless, t.Flow.Protocol.Value) {
		return false // it opens nothing, or cannot
	}
	return bringsFile(t, how) || uploadInFront(t, how)
}

// bringsFile is fileContent for what the block says of t itself, whoever gets it.
func bringsFile(t *graph.Transfer, how ask) bool {
	if commandsOnly(t) || messagesOnly(t) || forwardsNoFile(t, how) || guessedAnswer(t) && signsAddresses(t) {
		return false
	}
	if servedPages(t) || onlyOf(t, "code") && (statedOn(t, "artifact") != "" || runsSystem(t.From)) {
		return false // how installed code is checked is a question of its own
	}
	if uploadsOwn(t) {
		return false
	}
	if copiesStore(t) {
		return statedOn(t, "content") == "file" || how.named(t, fileWords...)
	}
	if content := statedOn(t, "content"); content == "html" {
		return how.named(t, fileWords...) || !how.silent && !t.Answer && model.HasWord(t.Flow.Label, "upload", "uploads", "attach") // what is attached to a mail or a text
	} else if content != "" {
		return content == "file"
	}
	if fileInFront(t) {
		return true
	}
	if guessedAnswer(t) && t.From.Type == model.External {
		asked := *t
		asked.Data = nil // what is sent to an external system is not its answer
		t = &asked
	}
	if classified(t) && carries(t, "control") && !how.named(t, fileWords...) {
		return false // files of commands and settings are text with a schema, which the parser's rule covers
	}
	return !carries(t, "code") && !onlyOf(t, "log") && !onlyOf(t, "credentials") && !onlyOf(t, "secret") && t.Flow.Protocol.Value != "syslog" && how.speaksOfFiles(t)
}

// handsOnSealed reports whether what gets an encrypted message keeps it, sends it on or belongs to who reads it: what does none of that has asked for
// it to open it.
func handsOnSealed(t *graph.Transfer) bool {
	return !t.Answer || sharesData(t.Data, t.To.Holds) || slices.ContainsFunc(t.To.Sends, func(on *graph.Transfer) bool { return sharesData(t.Data, on.Data) })
}

// uploadsOwn reports whether a program of ours brings a file that it has made itself, as the label says: it is no file of others.
func uploadsOwn(t *graph.Transfer) bool {
	own := t.From.Type == model.Process && ours(t.From) && !passThrough(t.From) && !clientSide(t.From)
	return own && !t.Answer && statedOn(t, "content") == "" && model.HasWord(t.Flow.Label, "upload", "uploads") && model.HasWord(t.Flow.Label, "export", "exports", "dump", "own report")
}

// fileInFront reports whether a gateway hands on data of which the call to the gateway states that it is a file. What proves who calls is
// in no file.
func fileInFront(t *graph.Transfer) bool {
	if t.Answer {
		return false
	}
	content := slices.DeleteFunc(slices.Clone(t.Data), func(d *graph.Data) bool { return d.Class.Value == "credentials" || d.Class.Value == "secret" })
	return len(content) > 0 && slices.ContainsFunc(inFrontOf(t.Exchange), func(in *graph.Flow) bool {
		return in.Value("content") == "file" && brings(in) && sharesData(content, in.Data)
	})
}

// uploadInFront reports whether a gateway hands on a request of which the block names no data, and the request to the gateway brings a file
// with which the process works that gets it.
func uploadInFront(t *graph.Transfer, how ask) bool {
	return !t.Answer && len(t.Data) == 0 && slices.ContainsFunc(inFrontOf(t.Exchange), func(in *graph.Flow) bool {
		return slices.ContainsFunc(in.Transfers, func(u *graph.Transfer) bool {
			brought := !u.Query || model.HasWord(in.Label, "upload", "uploads") // "read and upload" does both
			return !u.Answer && brought && bringsFile(u, how) && len(u.Data) > 0 && worksWith(t.To, filesIn(u))
		})
	})
}

// onlyOf reports whether what moves is declared, all of it of one class.
func onlyOf(t *graph.Transfer, class string) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != class })
}

// speaksOfFiles is speaks for files themselves: their names, lists and hashes are text.
func (how ask) speaksOfFiles(t *graph.Transfer) bool {
	if how.silent {
		return false
	}
	is := func(text string) bool {
		return model.HasWord(onlyAboutFiles().ReplaceAllString(strings.ToLower(text), " "), fileWords...)
	}
	record := func(text string) string { // a document that is edited, or listed among other records, is text with a schema
		if strings.Contains(text, ",") {
			return documents().ReplaceAllString(text, " ")
		}
		return text
	}
	label := scanning().ReplaceAllString(withoutNames(t), "")
	if onlyLists(t) || signsAddresses(t) {
		label = "" // names and addresses of files are text
	}
	if t.Answer {
		label = uploading().ReplaceAllString(label, "") // what is uploaded does not come back
	}
	if model.HasWord(label, "feed", "feeds") {
		label = feedFormats().ReplaceAllString(label, "")
	}
	if !model.HasWord(label, handedOver...) {
		label = documents().ReplaceAllString(label, " ")
	}
	return is(label) || slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return is(record(d.Name)) })
}

// withoutNames returns the label of what moves without the names of who moves it: a "file daemon" is no file.
func withoutNames(t *graph.Transfer) string {
	label := t.Flow.Label
	for _, e := range []*graph.Element{t.From, t.To} {
		if at := strings.Index(strings.ToLower(label), strings.ToLower(e.Name)); at >= 0 && at+len(e.Name) <= len(label) && strings.Contains(e.Name, " ") {
			label = label[:at] + label[at+len(e.Name):]
		}
	}
	return label
}

// listing matches the first word of a label that asks which files there are.
var listing = lazy.Regexp(`(?i)^(?:lists?|browses?|search(?:es)?|finds?|counts?|looks? up)\b`)

// movingFiles are verbs of a label that move a file.
var movingFiles = []string{"upload", "uploads", "download", "downloads", "import", "imports", "attach", "attaches", "submit", "submits", "open", "opens", "read", "reads", "fetch", "fetches", "get", "gets", "store", "stores", "put", "puts", "send", "sends", "edit", "edits", "view", "views", "preview", "previews"}

// onlyLists reports whether a call asks which files there are, by its label, and for none of them.
func onlyLists(t *graph.Transfer) bool {
	return listing().MatchString(t.Flow.Label) && !model.HasWord(t.Flow.Label, movingFiles...)
}

// signsAddresses reports whether a call has addresses signed, by the first word of its label: the files move under those.
func signsAddresses(t *graph.Transfer) bool {
	first, _, _ := strings.Cut(model.Normalize(t.Flow.Label), " ")
	return slices.Contains([]string{"sign", "signs", "presign", "presigns"}, first) && model.HasWord(t.Flow.Label, "upload", "uploads", "download", "downloads", "address", "addresses", "url", "urls")
}

// scanning matches the verb of a label, which is no picture of a page.
var scanning = lazy.Regexp(`(?i)^scans? for\b`)

// uploading matches what a label says of an upload.
var uploading = lazy.Regexp(`(?i)\buploads?\b[^,]*`)

// feedFormats matches the format of a feed, which is text with a schema and no file.
var feedFormats = lazy.Regexp(`(?i)\b(?:csv|archive)s?\b`)

// documents matches the word that names files as well as records.
var documents = lazy.Regexp(`(?i)\bdocuments?\b`)

// handedOver are words for a document that goes from hand to hand as a file.
var handedOver = []string{"upload", "submit", "send", "attach", "import", "scan", "deliver", "mail", "hand in", "hand over", "store", "file", "put", "drop", "receive", "download", "fetch", "forward", "share"}

// onlyAboutFiles matches what is said of files without a file in it: "file changes", "hashes of documents".
var onlyAboutFiles = lazy.Regexp(`\b(?:file|document|photo|picture|attachment|archive)s?[ -](?:change|hash|name|path|set|list|listing|metadata|request|event|integrity|id|size|count|permission|checksum|digest|index|status|type|right|lock|descriptor|handle|reputation|token|link|url|signature)(?:e?s)?\b|\b(?:md5|sha-?\d*|hash|checksum|digest|fingerprint|name|path|list|metadata|permission)(?:e?s)? of (?:[a-z]+ ){0,2}(?:file|document|photo|picture|attachment|archive)s?\b`)

// takesAnyFile reports whether no list of types can be an answer where t ends: a scanner of mail has to open what there is, and who keeps files
// for people, as a server of SFTP does, opens none. What they fill, and what confines the scanner, are questions of their own.
func takesAnyFile(t *graph.Transfer) bool {
	if opensForOthers(t.To) || backsUp(t) {
		return true
	}
	return t.To.Type == model.Process && (overFileProtocol(t.Flow) || sharesData(takenFiles(t.To), t.Data))
}

// backsUp reports whether programs of ours make or bring back a copy of files, by the label: whatever there is belongs in it.
func backsUp(t *graph.Transfer) bool {
	return t.From.Type != model.Actor && ours(t.From) && !low(t.From) && model.HasWord(t.Flow.Label, backupWords...)
}

// takenFiles returns the data that people keep as files of any type at a process, or at one to which it hands them.
func takenFiles(e *graph.Element) []*graph.Data { return remember(e, aboutTakenFiles, findTakenFiles) }

func findTakenFiles(e *graph.Element) []*graph.Data {
	var out unique[*graph.Data]
	out.add(keptFiles(e)...)
	for _, f := range e.Outbound {
		kept := keptFiles(f.Responder())
		for _, d := range f.Data {
			if slices.Contains(kept, d) {
				out.add(d)
			}
		}
	}
	return out.list
}

func keptFiles(e *graph.Element) []*graph.Data { return remember(e, aboutKeptFiles, findKeptFiles) }

func findKeptFiles(e *graph.Element) []*graph.Data {
	var out unique[*graph.Data]
	for _, f := range e.Inbound {
		if overFileProtocol(f) {
			out.add(f.Data...)
		}
	}
	return out.list
}

// fileKeeping are protocols over which people keep files of any type.
var fileKeeping = []string{"sftp", "scp", "ftp", "ftps", "webdav", "smb", "nfs"}

func overFileProtocol(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && slices.Contains(fileKeeping, f.Protocol.Value)
}

// putThere reports whether a store gives a process of ours back what only that process has put there, after it has checked it.
func putThere(t *graph.Transfer) bool {
	return t.Answer && t.From.Type == model.Store && kindIs(t.From, "object", "file") && len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		puts := func(in *graph.Transfer) bool { return !in.Query && slices.Contains(in.Data, d) }
		by := filter(t.From.Receives, puts)
		return len(by) == 0 || slices.ContainsFunc(by, func(in *graph.Transfer) bool { return in.From != t.To })
	})
}

// checkedAtEntry reports whether a process of ours gets a file from another of our processes, or from a store that only those fill,
// and the file has come in elsewhere: whoever took it from outside has checked it.
func checkedAtEntry(t *graph.Transfer, how ask) bool {
	if putThere(t) {
		return true
	}
	if !ours(t.From) || low(t.From) || !ours(t.To) || t.To.Type != model.Process || kindIs(t.To, "llm", "agent") {
		return false // what a model reads steers it, whatever was checked before
	}
	if t.From.Type == model.Store {
		return !slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool { return !in.Query && fromOthers(in) })
	}
	return !passThrough(t.From) && slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		return fileContent(in, how) && in.Exchange.Crosses() && (fromOthers(in) || passThrough(in.From))
	})
}

// fromOthers reports whether somebody other than a server of ours brings what moves, or holds no more than a signed address for it.
func fromOthers(t *graph.Transfer) bool {
	return t.From.Type != model.Process && t.From.Type != model.Store || !ours(t.From) || low(t.From) || kindIs(t.From, "device") || showsLink(t.Exchange)
}

var fileWords = []string{"file", "document", "upload", "attachment", "photo", "picture", "pdf", "csv", "spreadsheet", "archive", "scan", "report file"}

// copiesStore reports whether somebody takes a copy of a store of ours as a whole: "archive" is then a verb, and the copy is kept unopened.
func copiesStore(t *graph.Transfer) bool {
	first, _, _ := strings.Cut(model.Normalize(t.Flow.Label), " ")
	return t.From.Type == model.Store && !low(t.From) && slices.Contains([]string{"archive", "backup", "back", "dump", "copy", "snapshot"}, first)
}

// servedPages reports whether t is a request for public pages: their files go out, and none comes in.
func servedPages(t *graph.Transfer) bool {
	return !t.Answer && len(t.Data) == 0 && kindIs(t.To, "web-ui") && proof(t.Exchange).ByDesign
}

// throughFront is the public distance of a process that people reach through a page or a front end.
const throughFront = 2

// servedBack reports whether people get what t brings, in answers of a process or of a gateway that forwards to it: whatever
// others have put into a file then opens where their session is.
func servedBack(t *graph.Transfer, server *graph.Element) bool {
	return !t.Answer && slices.ContainsFunc(fronts(server), func(front *graph.Element) bool {
		return slices.ContainsFunc(front.Sends, func(out *graph.Transfer) bool {
			return out.Answer && out.Flow.Encryption.Value != "e2e" && !websocket(out.Exchange) && !proof(out.Exchange).Has(model.Machines) && (forPerson(out.To) || kindIs(out.To, "web-ui")) && sharesData(out.Data, filesIn(t))
		})
	})
}

// servesAdmins reports whether the pages of those who administer come from a process, or from a gateway in front of it.
func servesAdmins(e *graph.Element) bool {
	return slices.ContainsFunc(fronts(e), func(front *graph.Element) bool {
		return slices.ContainsFunc(front.Inbound, func(f *graph.Flow) bool { return kindIs(f.Initiator(), "admin-ui") || staff(f.Initiator()) })
	})
}

// fronts returns a process and the gateways that forward to it.
func fronts(e *graph.Element) []*graph.Element {
	out := unique[*graph.Element]{list: []*graph.Element{e}}
	for _, f := range e.Inbound {
		if passThrough(f.Initiator()) {
			out.add(f.Initiator())
		}
	}
	return out.list
}

// servesUploads reports whether people get back what people upload to a process: a page among it opens with the session of another.
func servesUploads(e *graph.Element) bool {
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return fileContent(t, ask{}) && !websocket(t.Exchange) && servedBack(t, e) && !carries(t, "code") && !movesNamed(t, meantToRun...)
	})
}

// filesIn returns the data that are files by their names, or all if none is. Those of a request that a gateway hands on without a word are in
// the request to the gateway.
func filesIn(t *graph.Transfer) []*graph.Data {
	if len(t.Data) == 0 && !t.Answer {
		var out unique[*graph.Data]
		for _, in := range inFrontOf(t.Exchange) {
			for _, u := range in.Transfers {
				if !u.Answer && len(u.Data) > 0 {
					out.add(filesIn(u)...)
				}
			}
		}
		return out.list
	}
	named := filter(t.Data, func(d *graph.Data) bool {
		return model.HasWord(d.Name, fileWords...) || model.HasWord(d.Name, "media", "image")
	})
	if len(named) == 0 {
		return t.Data
	}
	return named
}

// sharesData reports whether two lists have a datum in common.
func sharesData(a, b []*graph.Data) bool {
	return slices.ContainsFunc(a, func(d *graph.Data) bool { return slices.Contains(b, d) })
}

// keptAndServed reports whether a process puts files into a folder or bucket that people send it, themselves or through a gateway, and
// people get them back through it. Where the process takes them in as files, that is where they are checked; what it cannot read opens nowhere.
func keptAndServed(t *graph.Transfer, how ask) bool {
	if t.Answer || t.From.Type != model.Process || !kindIs(t.To, "object", "file") || !servedBack(t, t.From) {
		return false
	}
	brought := slices.ContainsFunc(fronts(t.From), func(front *graph.Element) bool {
		return slices.ContainsFunc(front.Receives, func(in *graph.Transfer) bool {
			return !in.Answer && forPerson(in.From) && in.Flow.Encryption.Value != "e2e" && sharesData(in.Data, filesIn(t))
		})
	})
	return brought && !slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		return !in.Answer && sharesData(in.Data, filesIn(t)) && fileContent(in, how) && in.Exchange.Crosses()
	})
}

// servedAgain reports whether a file goes from a process that people reach, or under a signed address, into a file store from which people outside
// get it, in a page or an app.
func servedAgain(t *graph.Transfer) bool {
	brought := t.From.Type == model.Process && t.From.PublicDistance <= throughFront || forPerson(t.From) && showsLink(t.Exchange)
	return !t.Answer && brought && kindIs(t.To, "object", "file") &&
		slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool {
			return low(out.To) && (person(out.To) || kindIs(out.To, "web-ui", "mobile")) && !staff(out.To)
		})
}

// keepingCalls name, in a label, the ways in which people keep files of any type: a list of types would close them.
var keepingCalls = []string{"webdav", "smb", "nfs", "mount", "mounted", "sync", "synchronise", "synchronize"}

// keepsAnyType reports whether the files that reach a process are kept there, by any call, as files of any type.
func keepsAnyType(t *graph.Transfer) bool {
	keeps := func(f *graph.Flow) bool { return model.HasWord(f.Label, keepingCalls...) && sharesData(f.Data, t.Data) }
	return keeps(t.Flow) || slices.ContainsFunc(t.To.Program().Inbound, keeps) || slices.ContainsFunc(calls(t.To), keeps)
}

// sealedContent reports whether all data that move are encrypted before they come here, as their names say.
func sealedContent(t *graph.Transfer) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !model.HasWord(d.Name, "encrypted", "ciphertext", "sealed") })
}
