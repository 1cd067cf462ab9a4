package inventory

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/model"
)

// Resource is something that a manifest runs.
type Resource struct {
	// ID names it in its file: the name of a service of compose, Deployment/web, aws_db_instance.orders.
	ID string
	// Name is its own name: web, orders.
	Name string
	// Type is what it is in a block, Kind the kind of the notation, or "" if none is known.
	Type model.ElementType
	Kind string
	// Line and Col are where its name is, from 1, Col in bytes. First is the line where its text begins.
	Line, Col, First int
}

// what is a type with a kind.
type what struct {
	Type model.ElementType
	Kind string
}

// images are words in the name of an image, or of a chart or module, and what they run.
var images = []struct {
	what
	words []string
}{
	{what{model.Store, "db"}, []string{"postgres", "postgresql", "postgis", "timescaledb", "mysql", "mariadb", "percona", "mongo", "mongodb", "couchdb", "cassandra", "scylla", "cockroach", "clickhouse", "influxdb", "elasticsearch", "opensearch", "solr", "neo4j", "dynamodb", "mssql", "rds", "aurora", "etcd", "meilisearch"}},
	{what{model.Store, "vector-db"}, []string{"qdrant", "weaviate", "milvus", "chroma", "chromadb", "pgvector"}},
	{what{model.Store, "cache"}, []string{"redis", "valkey", "memcached", "keydb", "dragonfly", "elasticache"}},
	{what{model.Store, "queue"}, []string{"kafka", "rabbitmq", "nats", "redpanda", "pulsar", "activemq", "mosquitto", "emqx", "zookeeper", "sqs", "sns"}},
	{what{model.Store, "object"}, []string{"minio", "s3", "localstack", "azurite", "ceph"}},
	{what{model.Store, "secrets"}, []string{"vault", "openbao"}},
	{what{model.Store, "registry"}, []string{"registry", "harbor"}},
	{what{model.Store, "log"}, []string{"loki", "graylog"}},
	{what{model.Process, "gateway"}, []string{"nginx", "traefik", "haproxy", "envoy", "caddy", "kong", "apisix", "httpd", "ingress", "alb", "elb", "cloudfront"}},
	{what{model.Process, "idp"}, []string{"keycloak", "dex", "authelia", "authentik", "zitadel", "hydra", "kratos"}},
	{what{model.Process, "lambda"}, []string{"lambda", "function"}},
}

// ofImage says what an image, a chart or a module runs; it has the name of a product as a word of the last part of its path.
func ofImage(image string) (what, bool) {
	image, _, _ = strings.Cut(image, "@")
	last := image[strings.LastIndexByte(image, '/')+1:]
	last, _, _ = strings.Cut(last, ":")
	for _, i := range images {
		for _, word := range i.words {
			if model.HasWord(last, word) && !exporter(last) {
				return i.what, true
			}
		}
	}
	return what{}, false
}

// exporter reports whether a name is that of a program beside a product: it is no database although it names one.
func exporter(name string) bool {
	return model.HasWord(name, "exporter", "operator", "client", "admin", "ui", "backup", "migrate", "commander", "express", "proxy sql", "sidecar", "init", "connect", "console", "setup")
}

// ofName says what a name alone suggests: a store, or a process.
func ofName(name string) what {
	if w, ok := ofImage(name); ok {
		return w
	}
	if guess := importer.GuessStore(name); guess.Word != "" {
		return what{Type: model.Store}
	}
	return what{Type: model.Process}
}
