package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions by which a rule's sentences are adapted: what the element can do,
// and what it cannot. A rule on flows asks about the end that is named.
var fitPredicates = map[string]predicate{
	"files": ofCallee("processes open the store themselves: no server in front of it could refuse", files),
	"wired": {
		help:    "it is reached over wires or shared memory only",
		flow:    func(f *graph.Flow, _ ask) bool { return overWires(f) },
		element: func(e *graph.Element, _ ask) bool { return reachedBy(e, overWires) },
	},
	"reached-locally": ofCallee("nothing that reaches it leaves the machine", func(e *graph.Element) bool { return reachedBy(e, (*graph.Flow).Local) }),
	"serves-clients": {
		help:    "it is no program at somebody's hands itself: one of theirs uses it",
		flow:    func(*graph.Flow, ask) bool { return true },
		element: func(e *graph.Element, _ ask) bool { return !clientSideHolder(e) },
	},
	"own-protocols": onProcess("what comes in from outside comes over protocols that TLS does not protect", func(e *graph.Element) bool {
		return all(entry(e), func(f *graph.Flow) bool { return noTLS(f) && !carriesOthers(f) && f.Value("content") == "" })
	}),
	"asked-over-http": onProcess("others ask it over HTTP, or over what is not stated", func(e *graph.Element) bool {
		return slices.ContainsFunc(entry(e), func(f *graph.Flow) bool {
			return f.Responder() == e && (f.Protocol.Value == "" || speaksHTTP(f))
		})
	}),
	"bare-datagram":       onFlow("its protocol sends packets that carry neither a credential nor encryption: UDP, RTP or syslog over UDP, outside of a tunnel", bareDatagram),
	"datagram":            onFlow("it is sent as bare datagrams, as its protocol says, outside of a tunnel: there is no connection to close, and no TLS", datagram),
	"played-by-strangers": onFlow("people from outside play, hear or watch over a protocol that is not HTTP, at a port for anybody, and no data is named", playedByStrangers),
	"device-unsaid": onFlow("it goes to a device, and the block names no protocol: many that devices speak cannot carry TLS", func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "device") && f.Protocol.Value == "" && f.Initiator().Type == model.Process
	}),
	"never-encrypted": onFlow("its protocol has no encrypted form, as its name or that in the label says: telnet, FTP, SNMP before version 3", neverEncrypted),
	"on-device":       ofCallee("the store is on the machine of the programs that use it", onDevice),
	"steers": ofCallee("what reads the store is steered by it: configuration, code, keys, or a model", func(e *graph.Element) bool {
		return kindIs(e, "config", "secrets", "code", "registry") || mlStore(e) || len(e.Holds) == 0 || slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
			return slices.Contains([]string{"control", "code", "secret", "credentials"}, d.Class.Value)
		})
	}),
	"low":                 ofCallee("it is in a public or partner zone", low),
	"server-writes-code":  ofCallee("a process that serves requests writes code there and runs it: it gets it back or loads plug-ins, and hands none to people", serverWritesCode),
	"installs-for-itself": ofCallee("a process that serves requests fetches code from a system of others, writes it there and runs it", installsForItself),
	"others-fill":         ofCallee("others than its drawn writers fill the store: those only remove something, or work for a process that uses the store under the same account", othersFill),
	"keys-only":           ofCallee("processes only read the store, and it holds nothing but keys and passwords: who changes one locks them out", keysOnly),
	"read-only":           ofCallee("processes use the store, and none writes to it or brings it what it holds", readOnly),
	"relays-sealed":       ofCallee("it is a gateway that holds nothing and only forwards what it cannot read", relaysSealed),
	"guards-others":       ofCallee("it is a gateway that passes on to systems of others what people ask, with their identity", guardsOthers),
	"runs-changes":        ofCallee("what a change says is built or run there", func(e *graph.Element) bool { return kindIs(e, "ci") }),
	"reads-outside":       onProcess("it asks systems of others, or a lower zone, and works with their answers", func(e *graph.Element) bool { return len(answeredFromOutside(e)) > 0 }),
	"background": {
		help:    "nobody waits for what the process does, or for what the caller sends",
		flow:    func(f *graph.Flow, _ ask) bool { return background(f.Initiator()) || f.Attrs.Value("mode") == "async" },
		element: func(e *graph.Element, _ ask) bool { return background(e) },
	},
	"keeps-time": onProcess("it starts work at set times, as its name says: two of it would start everything twice", keepsTime),
	"behind-gateway": onProcess("a gateway that only forwards calls it", func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return passThrough(f.Initiator()) })
	}),
	"embedded":        ofCallee("it is a database that runs inside the processes that use it", embeddedStore),
	"ships-code":      onProcess("code goes from it to others", shipsCode),
	"colleagues-only": onProcess("only staff and programs of one company, whose rights go by role, call it for objects of which nothing decides", colleaguesOnly),
	"converts-media":  onProcess("it takes pictures, recordings or documents from outside which it, or a program that uses the same store, converts", convertsMedia),
	"told-by-systems": {
		help:    "systems of others name single objects there, in events, and no person does",
		flow:    webhook,
		element: func(e *graph.Element, _ ask) bool { return toldBySystems(e) },
	},
	"no-accounts": onProcess("it is a device, an app or a bootloader, or commands machines over wires: no account of an operating system parts it from others", func(e *graph.Element) bool {
		return kindIs(e, "mobile") || commandsMachines(e) || model.HasWord(e.Name, "bootloader", "boot loader")
	}),
	"commands-machines": onProcess("it is a device, or commands one over wires", commandsMachines),
	"moves-things":      onFlow("the caller is a device that moves, heats, doses or switches something, by its name or because others command it", func(f *graph.Flow) bool { return actuator(f.Initiator()) }),
	"asked-at-start":    onFlow("a process asks only when it starts, as the label says: what runs needs no answer", askedAtStart),
	"ships-to-jobs":     onProcess("all that gets code from it are jobs that it runs, its own parts, stores and people: it deploys and publishes nothing", shipsToJobs),
	"fetches-code":      onFlow("a process only gets code from a registry or a store of code, or from a system of others", fetchesCode),
	"fetches-for-jobs":  onFlow("what runs the jobs of users gets the code of each, from what keeps code or from a system of others", fetchesForJobs),
	"nobody-waits": onFlow("nobody waits for what the caller does, as of a device that only reports, or it sends mail, or talks over a channel that is no request and answer", func(f *graph.Flow) bool {
		from := f.Initiator()
		return background(from) || kindIs(from, "device") || f.Attrs.Value("mode") == "async" || noTLS(f) || f.Protocol.Value == "smtp" || kindIs(from, "cli") && all(from.Inbound, overSSH)
	}),
	"credential-of-ours": {
		help: "a program of others shows a process of ours a credential, which we check",
		flow: func(f *graph.Flow, _ ask) bool {
			return ours(f.Responder()) && f.Responder().Type == model.Process && !ours(f.Initiator()) && !person(f.Initiator())
		},
		element: func(*graph.Element, ask) bool { return false },
	},
	"rights-from-us": {
		help:    "people, or a system of others, ask a process or a store of ours, which decides what they may do",
		flow:    func(f *graph.Flow, _ ask) bool { return ours(f.Responder()) && !ours(f.Initiator()) },
		element: func(*graph.Element, ask) bool { return false },
	},
	"answered": onFlow("the callee gives something back, and is no device that trusts its wire: it is a request, not a message", func(f *graph.Flow) bool {
		return (len(f.Returns) > 0 || f.Both) && !kindIs(f.Responder(), "device")
	}),
	"caller-of-many": onFlow("callers of this kind are many: people, or devices and programs at their hands", func(f *graph.Flow) bool {
		return kindIs(f.Initiator(), "device", "cli", "mobile", "human") || person(f.Initiator())
	}),
	"keeps-no-records": onProcess("it has no store: it works only on what a caller brings", func(e *graph.Element) bool {
		return !usesRecords(e) && !slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type != model.Store && len(moves(f)) > 0 })
	}),
	"called-back": onFlow("the callee is at somebody's hands or in the field, and calls the caller too: it opens the connection", calledBack),
	"protocol":    onFlowWith("the flow states one of these protocols", func(f *graph.Flow, args []string) bool { return slices.Contains(args, f.Protocol.Value) }),
	"encryption":  onFlowWith("its transport is encrypted in one of these ways, by its protocol or as stated", func(f *graph.Flow, args []string) bool { return slices.Contains(args, f.Encryption.Value) }),
	"discovery":   onFlow("the call looks for a device or a service on a network, by a protocol without a sign-in", discovery),
	"no-tls":      onFlow("the protocol is one that TLS does not protect", noTLS),
	"carries":     onFlowWith("it carries data of this class, there or back", func(f *graph.Flow, args []string) bool { return carriesClass(f, args...) }),
	"init.kind":   onFlowWith("the caller is of this kind", func(f *graph.Flow, args []string) bool { return kindIs(f.Initiator(), args...) }),
}

// ofCallee makes a condition on an element, which for a flow is asked about the callee.
func ofCallee(help string, holds func(*graph.Element) bool) predicate {
	return predicate{
		help:    help,
		flow:    func(f *graph.Flow, _ ask) bool { return holds(f.Responder()) },
		element: func(e *graph.Element, _ ask) bool { return holds(e) },
	}
}

// embedded are engines that run inside the process that uses them: they keep their data in files.
var embedded = []string{"sqlite", "leveldb", "rocksdb", "berkeley db", "lmdb", "bolt", "bbolt", "badger", "realm", "h2", "duckdb"}

// embeddedNames are those that mean nothing else in the name of a store.
var embeddedNames = []string{"sqlite", "leveldb", "rocksdb", "berkeley db", "lmdb", "boltdb", "bbolt", "duckdb", "h2 database"}

// embeddedStore reports whether a store is an engine inside the processes that use it: there is no connection to protect.
func embeddedStore(e *graph.Element) bool {
	tech := e.Attrs.Value("tech")
	return e.Type == model.Store && (model.HasWord(tech, embedded...) || model.HasWord(e.Name, embeddedNames...)) && !model.HasWord(tech+" "+e.Name, servers...)
}

// servers are databases with a server of their own, one of which may stand in place of an embedded one.
var servers = []string{"postgres", "postgresql", "mysql", "mariadb", "sql server", "oracle", "mongodb", "cockroachdb"}

// files reports whether processes open a store themselves.
func files(e *graph.Element) bool { return remember(e, aboutFiles, findFiles) }

func findFiles(e *graph.Element) bool {
	if e.Type != model.Store {
		return false
	}
	opened := func(f *graph.Flow) bool { return slices.Contains([]string{"file", "env"}, f.Protocol.Value) }
	unsaid := func(f *graph.Flow) bool { return f.Protocol.Value == "" }
	if embeddedStore(e) || reachedBy(e, opened) {
		return true
	}
	return kindIs(e, "file") && !slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return !opened(f) && !unsaid(f) })
}

// reachedBy reports whether an element has callers and every call has a property.
func reachedBy(e *graph.Element, holds func(*graph.Flow) bool) bool {
	return len(e.Inbound) > 0 && !slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return !holds(f) })
}

func overWires(f *graph.Flow) bool {
	return slices.Contains([]string{"bus", "memory", "usb", "can"}, f.Protocol.Value)
}

// onDevice reports whether a store is on the same device as the programs that use it.
func onDevice(e *graph.Element) bool { return remember(e, aboutOnDevice, findOnDevice) }

func findOnDevice(e *graph.Element) bool {
	if e.Type != model.Store {
		return false
	}
	return files(e) || reachedBy(e, func(f *graph.Flow) bool {
		beside := f.Initiator().Zone() == e.Zone() && kindIs(f.Initiator(), "mobile", "cli", "web-ui", "device")
		return f.Local() || overWires(f) || beside
	})
}

// serverWritesCode reports whether a process that serves requests can change the code that it runs: who finds a flaw in it then stays. It
// takes the code from there, or nothing that is drawn does. Code that it keeps for people, who get it back, it does not run.
func serverWritesCode(e *graph.Element) bool {
	code := func(t *graph.Transfer) bool { return t.From == e && statedCode(t) }
	unread := kindIs(e, "code") && !slices.ContainsFunc(e.Sends, statedCode)
	loads := func(w *graph.Element) bool {
		return slices.ContainsFunc(w.Parts, loadedFreely) && slices.ContainsFunc(w.Sends, func(t *graph.Transfer) bool { return t.To == e && statedCode(t) })
	}
	return slices.ContainsFunc(writers([]*graph.Element{e}), func(w *graph.Element) bool {
		return w.Type == model.Process && len(requestsInto(w)) > 0 && !givesCode(w) && !askedForCode(w) && (unread || slices.ContainsFunc(w.Receives, code) || loads(w))
	})
}

// askedForCode reports whether a gateway in front of e takes requests for it that are answered with code.
func askedForCode(e *graph.Element) bool {
	answered := func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value == "code" && d.Class.Origin == model.Declared })
	}
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return slices.ContainsFunc(inFrontOf(f), answered) })
}

// installsForItself reports whether what installs code in a store is the process that runs it, which fetches the code itself: another account
// would end that.
func installsForItself(e *graph.Element) bool {
	return serverWritesCode(e) && slices.ContainsFunc(writers([]*graph.Element{e}), func(w *graph.Element) bool {
		fetches := func(t *graph.Transfer) bool { return t.From.Type == model.External && statedCode(t) }
		back := func(t *graph.Transfer) bool { return t.From == e && statedCode(t) }
		return slices.ContainsFunc(w.Receives, fetches) && slices.ContainsFunc(w.Receives, back)
	})
}

// readOnly reports whether processes use a store and nothing in the diagram fills
// it. A person who uses it may be its maintainer.
func readOnly(e *graph.Element) bool { return remember(e, aboutReadOnly, findReadOnly) }

func findReadOnly(e *graph.Element) bool {
	byProcess := func(f *graph.Flow) bool { return f.Initiator().Type == model.Process }
	brought := func(t *graph.Transfer) bool { return sharesData(t.Data, e.Holds) } // whatever the label says, it may be there to be kept
	return len(writers([]*graph.Element{e})) == 0 && reachedBy(e, byProcess) && !slices.ContainsFunc(e.Receives, brought)
}

// othersFill reports whether processes remove what is in a store and none that is drawn puts anything there, or whether
// a program writes it that another one, which uses the store as well, starts on its own machine.
func othersFill(e *graph.Element) bool { return remember(e, aboutOthersFill, findOthersFill) }

func findOthersFill(e *graph.Element) bool {
	changes := filter(e.Inbound, func(f *graph.Flow) bool { return f.To == e && (f.Removes() || !f.Asks()) })
	emptied := len(changes) > 0 && all(changes, func(f *graph.Flow) bool { return f.Removes() && len(f.Data) == 0 })
	own, users := writers([]*graph.Element{e}), callers([]*graph.Element{e})
	child := func(w *graph.Element) bool {
		return w.Type == model.Process && slices.ContainsFunc(w.Inbound, func(f *graph.Flow) bool {
			return f.Local() && !slices.Contains(own, f.Initiator()) && slices.Contains(users, f.Initiator())
		})
	}
	return emptied || slices.ContainsFunc(own, child)
}

// keysOnly reports whether processes only read a store that holds nothing but keys and passwords.
func keysOnly(e *graph.Element) bool {
	other := func(d *graph.Data) bool { return d.Class.Value != "secret" && d.Class.Value != "credentials" }
	return readOnly(e) && !slices.ContainsFunc(e.Holds, other) && (len(e.Holds) > 0 || kindIs(e, "secrets"))
}

// background reports whether nobody waits for a process: it works on what it finds
// or gets, or nothing calls it.
func background(e *graph.Element) bool { return remember(e, aboutBackground, findBackground) }

func findBackground(e *graph.Element) bool {
	if kindIs(e, "worker", "controller", "ci") {
		return true
	}
	return !slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return f.Attrs.Value("mode") != "async" })
}

// keepsTime reports whether a process starts work at set times, as its name says. One that also works on what others bring is not only a clock.
func keepsTime(e *graph.Element) bool {
	return model.HasWord(e.Name, "scheduler", "beat", "cron", "timer") && !model.HasWord(e.Name, "worker", "job", "engine")
}

// noTLS reports whether the stated protocol cannot use TLS: a field bus, a radio, a serial line.
func noTLS(f *graph.Flow) bool {
	_, known := model.LookupProtocol(f.Protocol.Value)
	return f.Protocol.Value != "" && !known && !slices.ContainsFunc(model.NamedProtocols(f.Protocol.Value), takesTLS) || overWires(f)
}

// neverEncrypted reports whether a protocol over a network has no encrypted form, so that another must take its place, or a tunnel carry it.
func neverEncrypted(f *graph.Flow) bool {
	plain := model.HasWord(f.Protocol.Value, "telnet", "ftp", "tftp", "rsh", "rlogin", "snmpv1", "snmpv2", "snmpv2c", "modbus")
	snmp := model.HasWord(f.Protocol.Value, "snmp") && model.HasWord(f.Protocol.Value+" "+f.Label, "v1", "v2", "v2c", "snmpv1", "snmpv2", "snmpv2c")
	syslog := model.HasWord(f.Protocol.Value, "syslog") && model.HasWord(f.Protocol.Value+" "+f.Label, "udp")
	return (plain || snmp || syslog) && !overWires(f) && !model.HasWord(f.Protocol.Value, "mavlink", "tls", "ssh")
}

// bareDatagram reports whether a flow is sent as packets that know neither a credential nor encryption, and nothing states that a tunnel carries them.
func bareDatagram(f *graph.Flow) bool {
	plain := model.HasWord(f.Protocol.Value, "udp", "rtp", "semtech") || model.HasWord(f.Protocol.Value, "syslog") && model.HasWord(f.Label, "udp")
	secured := f.Encryption.Value != "" && f.Encryption.Value != "none" || proof(f).Strength >= model.CopiedProof
	return plain && !secured && !f.Local() && !overWires(f) && !tunneled(f) && !discovery(f)
}

// datagram reports whether a flow is sent as packets that its protocol neither encrypts nor connects, whatever they carry.
func datagram(f *graph.Flow) bool {
	secured := model.HasWord(f.Protocol.Value, "dtls", "srtp", "quic", "wireguard", "ipsec", "openvpn")
	packets := model.HasWord(f.Protocol.Value, "udp", "rtp") && !f.Local() && !overWires(f) && !tunneled(f) && !discovery(f) || bareDatagram(f)
	return packets && !secured && !model.HasWord(f.Protocol.Value, "tcp") // a server that takes TCP too has connections
}

// playedByStrangers reports whether people from outside play a game, hear or watch what is sent, over a port that is there for anybody, and the
// block names no data that moves: none of them has a tunnel to it, and nothing that is moved is a secret.
func playedByStrangers(f *graph.Flow) bool {
	game := model.HasWord(f.Protocol.Value+" "+f.Label+" "+f.Initiator().Name, "game", "games", "play", "plays", "player", "players", "spectator", "spectators", "listener", "listeners", "viewer", "viewers", "audience")
	return game && fromLow(f) && person(f.Initiator()) && len(f.Data) == 0 && len(f.Returns) == 0 && !f.Auth.Known() && f.Encryption.Value == "" && !speaksHTTP(f) && f.Protocol.Value != ""
}

// discoveries are protocols by which devices and services are found on a network.
var discoveries = []string{"ssdp", "upnp", "mdns", "bonjour", "zeroconf", "dns sd", "ws discovery", "llmnr", "netbios"}

// discovery reports whether a device or a service is looked for, as the protocol or the label of a datagram says.
func discovery(f *graph.Flow) bool {
	datagram := model.HasWord(f.Protocol.Value, "udp") && model.HasWord(f.Label, append([]string{"broadcast", "multicast"}, discoveries...)...)
	return datagram || model.HasWord(f.Protocol.Value, discoveries...)
}

// takesTLS reports whether a protocol runs over TLS unchanged: a mere packet transport tells nothing.
func takesTLS(p model.Protocol) bool {
	return !p.Local && !slices.Contains([]string{"tcp", "udp", "can", "dns"}, p.Name)
}

// shipsCode reports whether code goes from a process to others than those that it comes from: what it builds, it deploys.
func shipsCode(e *graph.Element) bool {
	source := func(from *graph.Element) bool {
		return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool { return t.From == from && statedCode(t) })
	}
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return model.HasWord(f.Label, "deploy", "publish", "release", "push") && !source(f.Responder())
	}) || slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool { return carriesCode(t, ask{}) && !source(t.To) })
}

// shipsToJobs reports whether a build hands code only to what runs its jobs, to its own parts, to stores and to people, and no label says that it
// deploys: nothing here could refuse what it has built.
func shipsToJobs(e *graph.Element) bool {
	deploys := func(f *graph.Flow) bool {
		return model.HasWord(f.Label, "deploy", "deploys", "publish", "publishes", "release", "releases", "push", "pushes")
	}
	return !slices.ContainsFunc(e.Outbound, deploys) && !slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool {
		job := kindIs(t.To, "ci", "runtime", "worker") || t.To.PartOf == e || t.To.Type == model.Actor || t.To.Type == model.Store && !kindIs(t.To, "registry")
		return carriesCode(t, ask{}) && !job
	})
}

// toldBySystems reports whether an external event says whose object is meant: its sender signs
// for many, so the sender does not show who asks.
func toldBySystems(e *graph.Element) bool { return remember(e, aboutToldBySystems, findToldBySystems) }

func findToldBySystems(e *graph.Element) bool {
	named := servesObjects(e)
	event := func(f *graph.Flow) bool { return webhook(f, ask{}) }
	return slices.ContainsFunc(named, event) && !slices.ContainsFunc(named, func(f *graph.Flow) bool { return person(f.Initiator()) || clientSide(f.Initiator()) })
}

// commandsMachines reports whether e moves machines: there, a delayed command does harm.
func commandsMachines(e *graph.Element) bool {
	return remember(e, aboutCommandsMachines, findCommandsMachines)
}

func findCommandsMachines(e *graph.Element) bool {
	return kindIs(e, "device") || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Process && overWires(f) })
}

// sensors are names of devices that only watch, read or show: they have no state that does harm.
var sensors = []string{"scanner", "camera", "cameras", "sensor", "sensors", "reader", "readers", "probe", "beacon", "tracker", "printer", "display", "kiosk", "terminal", "phone", "tablet", "laptop", "workstation", "telephone", "microphone", "barcode"}

// actuators are names of devices that move, heat, dose or switch something.
var actuators = []string{"actuator", "actuators", "plc", "valve", "pump", "relay", "lock", "locks", "heater", "boiler", "thermostat", "robot", "drone", "vehicle", "car", "train", "drive", "motor", "engine", "inverter", "charger", "charging station", "charge point", "elevator", "lift", "crane", "dispenser", "ventilator", "defibrillator", "pacemaker", "breaker", "turbine", "furnace", "oven", "door", "gate", "barrier", "traffic light", "flight controller", "autopilot", "gripper", "conveyor"}

// actuator reports whether e is a device that does something to the world: it is one by its name, or others command it and its
// name is not that of one that only watches.
func actuator(e *graph.Element) bool {
	if !kindIs(e, "device") || model.HasWord(e.Name, sensors...) {
		return false
	}
	return model.HasWord(e.Name, actuators...) || slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return !t.Query && !person(t.From) && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "control" })
	}) || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.Process && overWires(f) && f.Protocol.Value != "usb" // by which somebody sets a machine up
	})
}

// commandsDevices reports whether e tells devices what to do, by what it sends them to act on.
func commandsDevices(e *graph.Element) bool {
	return e.Type == model.Process && !kindIs(e, "device") && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "device") && !f.Local() && !noTLS(f) && brings(f) && carriesClass(f, "control", "code")
	})
}

// calledBack reports whether a call goes to a client that keeps a connection to the caller open.
func calledBack(f *graph.Flow) bool {
	to := f.Responder()
	return (clientSide(to) || kindIs(to, "device")) && asks(to, f.Initiator())
}

// bootWords are words of a label that say that something is asked for once, when the caller starts.
var bootWords = []string{"at start", "on start", "at startup", "on startup", "at boot", "on boot", "unseal", "when it starts"}

// askedAtStart reports whether a process asks only when it starts, by the label.
func askedAtStart(f *graph.Flow) bool {
	return f.Initiator().Type == model.Process && model.HasWord(f.Label, bootWords...)
}

// fetchesForJobs reports whether a process gets code that it runs for its users: an older copy is another job than the one that was ordered.
func fetchesForJobs(f *graph.Flow) bool {
	from := f.Initiator()
	return fetchesCode(f) && !kindIs(f.Responder(), "registry") && kindIs(from, "worker", "runtime", "ci") && (hostsCode(from) || runsHandedCode(from) || builds(from) || model.HasWord(from.Name, "runner", "runners", "job", "jobs"))
}

// builds reports whether a worker checks code out, as a label says: it builds or tests it.
func builds(e *graph.Element) bool {
	return kindIs(e, "worker", "runtime", "ci") && slices.ContainsFunc(e.Outbound, checksOut)
}

// checksOut reports whether a working copy of code is fetched, as the label says.
func checksOut(f *graph.Flow) bool {
	return model.HasWord(f.Label, "check out", "checks out", "checkout") && !f.Local()
}

// fetchesCode reports whether a process only gets code, by what is stated to come back or by the callee.
func fetchesCode(f *graph.Flow) bool {
	code := func(d *graph.Data) bool { return d.Class.Value == "code" }
	only := len(f.Returns) > 0 && !slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return !code(d) })
	return f.Initiator().Type == model.Process && !brings(f) && len(f.Data) == 0 && (only || len(f.Returns) == 0 && kindIs(f.Responder(), "registry", "code") && f.Asks())
}
