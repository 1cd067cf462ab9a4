package importer

import (
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/model"
)

// Guess is a type that words suggest, and the word; Word is empty if none does.
type Guess struct {
	Type model.ElementType
	Word string
}

// The words of a name by which its type is guessed. A head is the last word of a name: a "user" is a person, a
// "user service" is not. Words that only one product uses do not belong here, unless the product is its kind's byword.
var (
	personHeads  = []string{"user", "customer", "client", "admin", "administrator", "operator", "developer", "engineer", "employee", "staff", "person", "people", "visitor", "guest", "member", "merchant", "buyer", "seller", "shopper", "player", "patient", "doctor", "student", "teacher", "citizen", "analyst", "auditor", "attacker", "adversary", "human", "actor", "author", "reviewer", "maintainer", "contributor", "owner", "subscriber", "holder"}
	clientHeads  = []string{"browser", "phone", "smartphone", "laptop", "workstation", "desktop", "tablet", "terminal", "spa", "cli"}
	clientWords  = []string{"browser", "mobile app", "web client", "mobile client", "ios app", "android app", "phone app", "desktop app", "single page app", "client app", "smartphone"}
	outsideWords = []string{"third party", "3rd party", "external", "partner", "vendor", "saas", "stripe", "paypal", "twilio", "sendgrid", "mailgun", "github", "gitlab com", "google", "facebook", "apple", "microsoft", "slack", "okta", "auth0", "openai", "anthropic", "internet"}
	storeHeads   = []string{"database", "db", "datastore", "data store", "store", "storage", "bucket", "table", "queue", "topic", "cache", "filesystem", "file system", "disk", "volume", "warehouse", "lake", "ledger", "registry", "repository", "repo", "log", "index", "file", "blob", "backup", "archive", "secret", "secrets", "stream", "vault"}
	storeBrands  = []string{"postgres", "postgresql", "mysql", "mariadb", "mongodb", "mongo", "redis", "memcached", "sqlite", "oracle db", "mssql", "sql server", "dynamodb", "cassandra", "elasticsearch", "opensearch", "s3", "gcs", "minio", "kafka", "rabbitmq", "sqs", "nats", "pulsar", "etcd", "bigquery", "snowflake", "redshift", "rds", "aurora", "clickhouse", "influxdb"}
	processHeads = []string{"service", "api", "server", "proxy", "exporter", "operator", "client", "worker", "gateway", "manager", "controller", "consumer", "producer", "job", "handler", "function", "lambda", "engine", "adapter", "connector", "processor", "scheduler", "sdk", "driver", "module", "component", "microservice", "backend", "frontend", "portal", "ui", "site", "website", "daemon", "agent", "broker", "router", "balancer", "application", "system", "platform"}
)

// GuessStore says by which word a name is that of a store.
func GuessStore(name string) Guess {
	head := head(name)
	if word := wordAt(head, storeHeads); word != "" {
		return Guess{model.Store, word}
	}
	for _, brand := range storeBrands {
		if model.HasWord(name, brand) && (head == brand || head == "server" || head == "cluster" || !slices.Contains(processHeads, singular(head))) {
			return Guess{model.Store, brand}
		}
	}
	return Guess{}
}

// GuessTechnology says by which word of its technology something is a store. Where the name says that it is a program, such as
// "Order service", the technology is one that it uses.
func GuessTechnology(name, technology string) Guess {
	words := strings.Fields(technology)
	if slices.Contains(processHeads, singular(head(name))) || head(name) == "app" {
		return Guess{}
	}
	return GuessStore(strings.Join(words[:min(2, len(words))], " "))
}

// GuessOutsider says by which word a name is that of a person, a person's program, or somebody else's system.
func GuessOutsider(name string) Guess {
	last := head(name)
	if word := wordAt(last, personHeads); word != "" {
		return Guess{model.Actor, word}
	}
	if word := wordAt(last, clientHeads); word != "" {
		return Guess{model.Actor, word}
	}
	for _, word := range clientWords {
		if model.HasWord(name, word) && !slices.Contains([]string{"service", "api", "server", "backend", "gateway"}, last) {
			return Guess{model.Actor, word}
		}
	}
	for _, word := range outsideWords {
		if model.HasWord(name, word) {
			return Guess{model.External, word}
		}
	}
	return Guess{}
}

// head is the last word of a name in lower case, without what is in brackets or after a dash, colon or comma.
func head(name string) string {
	if at := strings.IndexAny(name, "([{,:;|"); at > 0 {
		name = name[:at]
	}
	for _, dash := range []string{" - ", " – ", " — ", " / "} {
		name, _, _ = strings.Cut(name, dash)
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// wordAt returns the word of a list that a head is, in the singular or plural.
func wordAt(head string, list []string) string {
	for _, word := range list {
		if head == word || singular(head) == word {
			return word
		}
	}
	return ""
}

// singular drops the ending of a plural.
func singular(word string) string {
	if strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return strings.TrimSuffix(word, "s")
	}
	return word
}
