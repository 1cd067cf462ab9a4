// Package repotest tests what the repository holds beside its packages: pages and guides, the action, the hooks for
// pre-commit, the container image, the jobs of CI, and the layers of the code.
package repotest
