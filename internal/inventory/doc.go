// Package inventory lists what docker compose files, Kubernetes manifests and Terraform run: services, workloads, stores,
// queues, functions, gateways. It says which of it no element of a block claims, and proposes elements, never flows. Files
// are read as text: nothing in them is evaluated, fetched or executed.
package inventory
