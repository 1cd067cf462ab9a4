package inventory

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// workloads are kinds of Kubernetes that run a pod, and where its specification is.
var workloads = map[string][]string{
	"Deployment": {"spec", "template", "spec"}, "StatefulSet": {"spec", "template", "spec"}, "DaemonSet": {"spec", "template", "spec"}, "ReplicaSet": {"spec", "template", "spec"},
	"ReplicationController": {"spec", "template", "spec"}, "Job": {"spec", "template", "spec"}, "Rollout": {"spec", "template", "spec"}, "CronJob": {"spec", "jobTemplate", "spec", "template", "spec"}, "Pod": {"spec"}, "DeploymentConfig": {"spec", "template", "spec"},
}

// objects are other kinds that run something, or let something in.
var objects = map[string]what{
	"Ingress": {model.Process, "gateway"}, "Gateway": {model.Process, "gateway"}, "IngressRoute": {model.Process, "gateway"},
	"Kafka": {model.Store, "queue"}, "KafkaTopic": {model.Store, "queue"}, "RabbitmqCluster": {model.Store, "queue"}, "NatsCluster": {model.Store, "queue"},
	"postgresql": {model.Store, "db"}, "PostgresCluster": {model.Store, "db"}, "MongoDBCommunity": {model.Store, "db"}, "PerconaXtraDBCluster": {model.Store, "db"}, "MySQLCluster": {model.Store, "db"}, "InnoDBCluster": {model.Store, "db"}, "MariaDB": {model.Store, "db"}, "Elasticsearch": {model.Store, "db"}, "CassandraDatacenter": {model.Store, "db"},
	"Redis": {model.Store, "cache"}, "RedisCluster": {model.Store, "cache"}, "RedisFailover": {model.Store, "cache"}, "Memcached": {model.Store, "cache"}, "Tenant": {model.Store, "object"}, "Keycloak": {model.Process, "idp"},
}

// isManifest reports whether a document of YAML is an object of Kubernetes.
func isManifest(v *tree.Value) bool { return text(v, "apiVersion") != "" && text(v, "kind") != "" }

// kubernetes lists what an object runs, or each of a list of objects.
func kubernetes(v *tree.Value) []Resource {
	kind := text(v, "kind")
	if items := v.Get("items"); strings.HasSuffix(kind, "List") && items != nil && items.Kind == tree.List {
		var all []Resource
		for _, m := range items.Members {
			if isManifest(m.Value) {
				all = append(all, kubernetes(m.Value)...)
			}
		}
		return all
	}
	name := v.Get("metadata").Get("name")
	if name == nil || name.Kind != tree.Text {
		return nil
	}
	w, ok := ofObject(v, kind)
	if !ok {
		return nil
	}
	return []Resource{{ID: kind + "/" + name.Text, Name: name.Text, Type: w.Type, Kind: w.Kind, Line: int(name.Line), Col: int(name.Column), First: int(v.Line)}}
}

// ofObject says what an object runs; ok is false for one that runs nothing.
func ofObject(v *tree.Value, kind string) (w what, ok bool) {
	api, _, _ := strings.Cut(text(v, "apiVersion"), "/")
	switch {
	case kind == "Service" && strings.HasSuffix(api, "knative.dev"):
		return what{Type: model.Process}, true
	case kind == "Service" && text(v, "spec", "type") == "ExternalName":
		return what{Type: model.External}, true
	case kind == "Cluster" && strings.HasSuffix(api, "cnpg.io"):
		return what{model.Store, "db"}, true
	case kind == "Gateway" && !strings.HasSuffix(api, "gateway.networking.k8s.io") && !strings.HasSuffix(api, "istio.io"):
		return what{}, false
	case kind == "Tenant" && !strings.HasSuffix(api, "min.io"):
		return what{}, false
	}
	if w, ok = objects[kind]; ok {
		return w, true
	}
	path, ok := workloads[kind]
	if !ok {
		return what{}, false
	}
	return ofPod(v, path), true
}

// ofPod says what a pod runs, by the image of its first container.
func ofPod(v *tree.Value, path []string) what {
	pod := v
	for _, key := range path {
		pod = pod.Get(key)
	}
	containers := pod.Get("containers")
	if containers != nil && containers.Kind == tree.List && len(containers.Members) > 0 {
		if w, ok := ofImage(text(containers.Members[0].Value, "image")); ok {
			return w
		}
	}
	return what{Type: model.Process}
}
