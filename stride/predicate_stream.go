package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// streamPredicates are conditions on what speaks a protocol of its own: a stream of sound or pictures, a server of files, or a program that knows
// no second step of a sign-in.
var streamPredicates = map[string]predicate{
	"streams":       onFlow("it moves sound or pictures without an end, as its protocol, its label or a datum says: no request that could be answered", streams),
	"takes-streams": onProcess("all that comes in from outside moves sound or pictures without an end", func(e *graph.Element) bool { return all(entry(e), streams) }),
	"telephony":     onFlow("it carries telephone calls: SIP for their signalling, or RTP for their sound and pictures", telephony),
	"live-call": onMove("it is a telephone call or a stream of sound or pictures, which a second copy does not repeat: who may call is asked for itself", func(t *graph.Transfer, _ ask) bool {
		return telephony(t.Exchange) || liveMedia(t.Exchange)
	}),
	"takes-datagrams": onProcess("all that comes in from outside are datagrams: there is no connection to close", func(e *graph.Element) bool { return all(entry(e), datagram) }),
	"file-server":     onFlow("a person brings or gets files over SSH at a process that is itself the server of files or code, by its kind, name or tech", atFileServer),
	"one-step-client": onFlow("its protocol, or the program that calls, takes a name and a password and knows no second step: mail, directory, telephone, device or stream", oneStepClient),
	"handed-outside": {
		help:     "what takes it is a gateway of ours that only hands it on to a system of others: that one acts on it",
		transfer: func(t *graph.Transfer, _ ask) bool { return !t.Answer && handedOutside(t.Exchange) },
		flow:     func(f *graph.Flow, _ ask) bool { return handedOutside(f) },
	},
}

// streamedMedia name streams of sound or pictures in labels, data and the tech of those who send them.
var streamedMedia = []string{"icecast", "shoutcast", "live source", "live stream", "audio stream", "video stream", "media stream", "radio stream"}

// streams reports whether a flow carries sound or pictures without an end.
func streams(f *graph.Flow) bool {
	return liveMedia(f) || model.HasWord(f.Protocol.Value, "srt", "icecast", "shoutcast") || model.HasWord(f.Label, streamedMedia...) ||
		model.HasWord(f.Initiator().Attrs.Value("tech"), "icecast", "shoutcast") || movesNamedIn(f, streamedMedia...)
}

// telephony reports whether a flow carries calls, or the messages by which they are set up.
func telephony(f *graph.Flow) bool {
	return model.HasWord(f.Protocol.Value, "sip", "sips", "rtp", "rtcp", "srtp", "iax2", "h 323")
}

// movesNamedIn reports whether a datum that a flow moves has one of the words in its name.
func movesNamedIn(f *graph.Flow, words ...string) bool {
	for _, d := range moves(f) {
		if model.HasWord(d.Name, words...) {
			return true
		}
	}
	return false
}

// fileServers name programs that are themselves what SSH is spoken with: a session has no account of the machine.
var fileServers = []string{"sftp", "sftp server", "sftpgo", "proftpd", "crushftp", "git", "gitea", "forgejo", "gitlab", "gerrit", "gogs"}

// atFileServer reports whether a person speaks SSH with a server of files or code, and not with the machine below.
func atFileServer(f *graph.Flow) bool {
	to := f.Responder()
	return overSSH(f) && to.Type == model.Process && (kindIs(to, "code") || model.HasWord(to.Name, fileServers...) || model.HasWord(to.Attrs.Value("tech"), fileServers...))
}

// oneStepProtocols take a name and a password with the first message, and have no place for a second proof.
var oneStepProtocols = []string{"rtmp", "rtmps", "rtsp", "srt", "icecast", "shoutcast", "sip", "sips", "imap", "imaps", "pop3", "pop3s", "smtp", "smtps", "mqtt", "mqtts", "ldap", "ldaps", "snmp"}

// oneStepClient reports whether what calls can show no second factor.
func oneStepClient(f *graph.Flow) bool {
	return model.HasWord(f.Protocol.Value, oneStepProtocols...) || model.HasWord(f.Initiator().Attrs.Value("tech"), "icecast", "shoutcast")
}

// movesOnlyInternal reports whether a flow moves something, and beside the credentials that it shows nothing but public or internal data.
func movesOnlyInternal(f *graph.Flow) bool {
	content := filter(moves(f), func(d *graph.Data) bool { return d.Class.Value != "credentials" })
	return len(content) > 0 && !slices.ContainsFunc(content, sensitiveDatum)
}

// sensitiveDatum reports whether a datum is more than public or internal, or a crown jewel.
func sensitiveDatum(d *graph.Data) bool {
	return d.Crown() || !slices.Contains([]string{"public", "internal"}, d.Class.Value)
}

// tellingWords occur in labels of messages that tell how something stands.
var tellingWords = []string{"status", "ended", "finished", "completed", "ready", "started", "stopped", "closed", "delivered", "heartbeat", "progress"}

// dealWords occur in labels of messages by which money, goods or rights change hands.
var dealWords = []string{"pay", "payment", "payments", "paid", "order", "orders", "invoice", "invoices", "refund", "account", "accounts", "role", "roles", "sign-in", "login"}

// tellsOnlyState reports whether a message tells a process of ours how something stands, and brings nothing of which a forged one could
// change more: no money, no rights, no code, nothing that is a crown jewel. A build or a controller does work for what it is told.
func tellsOnlyState(f *graph.Flow) bool {
	brought := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && slices.ContainsFunc(t.Data, sensitiveDatum) })
	return !brought && !kindIs(f.Responder(), "ci", "controller", "runtime", "code") && model.HasWord(f.Label, tellingWords...) && !model.HasWord(f.Label, dealWords...)
}
