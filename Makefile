# A script runner: every target is one command that also works when it is typed.

SHELL := bash

# What CI runs, on a bare machine with Go.
ci:
	bash .ci/run

# The program, in ./bin.
build:
	go build -o bin/trustseam ./cmd/trustseam

# All tests; the command that the README names.
test:
	go test -race -timeout 60m ./...

# What gofmt, vet and staticcheck have to say.
lint:
	test -z "$$(gofmt -s -l .)" && go vet ./... && go run honnef.co/go/tools/cmd/staticcheck@v0.7.0 ./...

# Goldens and script expectations, written anew: look at the difference before you commit it.
update:
	bash .ci/goldens

# Examples and our own threat model, brought up to date.
generate:
	go generate ./examples && cd examples/docs-repo && go generate ./...
	go run ./cmd/trustseam generate docs

# What the catalog finds in eighteen published threat models by experts, and how many rows it takes.
score:
	go test -count=1 -run TestScore -v ./stride

# Regions put into, renewed in and taken out of every fence of many documents: make corpus DIR=path/to/markdown
corpus:
	@set -o pipefail; TRUSTSEAM_CORPUS="$(if $(DIR),$(abspath $(DIR)))" TRUSTSEAM_GENERATED=5000 go test -count=1 -timeout 60m -run TestCorpus -v ./render | grep -v '^=== RUN\|^ *--- PASS'

# The pages that site writes, and pictures in the fonts of this machine, opened in Chromium (/usr/bin/chromium, or what CHROMIUM names). Needs Node.js and its npm.
browser:
	cd internal/browser && npm ci --no-audit --no-fund && node --test site.test.mjs fonts.test.mjs playground.test.mjs serve.test.mjs

# The playground, in ./playground: a static page for any web server. make playground DIR=x puts it elsewhere. Needs npm.
playground:
	go run ./internal/playground/build $(if $(DIR),"$(DIR)",playground)

# The extension for VS Code, packaged: bin/trustseam.vsix. make vscode VSIX=x.vsix VERSION=1.2.3 names it otherwise. Needs
# Node.js with npm; the same commit gives the same bytes.
vscode:
	mkdir -p bin
	cd editors/vscode && npm ci --no-audit --no-fund && SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) \
	node_modules/.bin/vsce package $(VERSION) --no-git-tag-version --no-update-package-json --out "$(abspath $(or $(VSIX),bin/trustseam.vsix))"

# A real VS Code with the packaged extension, driven in Chromium; look at the pictures that it leaves. The first time, it
# compiles code-server for some ten minutes: .ci/editor-check says what that needs. make editor-check DIR=x keeps all of it in x.
editor-check:
	@set -e; dir="$(if $(DIR),$(abspath $(DIR)),$$(mktemp -d))"; bash .ci/editor-check "$$dir"

# The sites of examples/sites and what GitHub makes of the same documents, built with the real generators and opened in
# Chromium. Needs Node.js with npm and Debian's packages chromium, cmark-gfm, mkdocs, mkdocs-material and jekyll; builds
# Hugo from its module, and installs Docusaurus from npm. Then the commands of the guides that need these programs are
# run. Some 15 minutes, 25 the first time. make sites DIR=x keeps the pages in x.
sites:
	@set -e; dir="$(if $(DIR),$(abspath $(DIR)),$$(mktemp -d))"; $(if $(DIR),mkdir -p "$$dir",trap 'rm -rf "$$dir"' EXIT); \
	cd internal/browser && npm ci --no-audit --no-fund && node sites.mjs "$$dir" && \
	TRUSTSEAM_SITES="$$dir" node --test --test-reporter=spec engines.test.mjs
	TRUSTSEAM_GUIDES=sites go test -count=1 -timeout 30m -run TestGuides -v ./internal/repotest

# NOTICE, with the licences of all modules that are linked.
notice:
	go generate ./internal/notice

# How fast it is.
bench:
	go test -run '^$$' -bench . -benchmem ./...

# Three hundred pictures, and the tests of what has a limit, while other programs keep all processors busy: nothing may
# fail or differ. Some 15 minutes on two processors. Run it after a change of internal/layoutpool.
busy:
	bash .ci/busy

# Thirty seconds of fuzzing for every target.
fuzz:
	bash .ci/fuzz 30s

# Completion scripts, in ./completions.
completions:
	mkdir -p completions
	for shell in bash zsh fish powershell; do go run ./cmd/trustseam completion $$shell > completions/trustseam.$$shell || exit 1; done

# The archives of a release, built in ./dist and not published.
release-check:
	go run github.com/goreleaser/goreleaser/v2@v2.16.0 check
	go run github.com/goreleaser/goreleaser/v2@v2.16.0 release --snapshot --clean

.PHONY: ci build test lint update generate score corpus browser playground vscode editor-check sites notice bench busy fuzz completions release-check
