package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/inventory"
	"github.com/trustseam/trustseam/internal/reporter"
)

// inventoryFlags are the flags of import inventory.
type inventoryFlags struct{ baseline, format string }

func newImportInventory(s streams) *cobra.Command {
	var flags inventoryFlags
	cmd := &cobra.Command{
		Use:   "inventory [path…]",
		Short: "List what runs and no block claims",
		Long: `Inventory reads docker compose files, Kubernetes manifests and Terraform below the paths,
or where [inventory] paths of trustseam.toml says if there are none. It lists the services,
workloads, stores, queues, functions and gateways that no element of a block claims, and
proposes an element for each, never a flow. Nothing is evaluated or executed: templates
are named and skipped.

An element claims what its code= covers, what an anchor in the manifest names it for, and
what has exactly its id or name. With --baseline, what is unclaimed now is written into a
file; check fails for what is neither claimed nor in the file that [inventory] baseline
names.`,
		RunE: func(_ *cobra.Command, args []string) error { return importInventory(s, flags, args) },
	}
	cmd.Flags().StringVar(&flags.baseline, "baseline", "", "a file to write the keys of what is unclaimed to")
	cmd.Flags().StringVar(&flags.format, "format", "text", "text or json")
	completeFlag(cmd, "format", "text", "json")
	return cmd
}

func importInventory(s streams, flags inventoryFlags, args []string) error {
	if flags.format != "text" && flags.format != "json" {
		return fmt.Errorf("--format is text or json, not `%s`", flags.format)
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	set, err := r.settings(".")
	if err != nil {
		return err
	}
	report, err := r.inventory(set, ".", args)
	if err != nil {
		return err
	}
	if flags.baseline != "" {
		if err := atomicfile.Write(flags.baseline, []byte(inventory.Written(report.Claimed, report.Manifests))); err != nil {
			return err
		}
	}
	if flags.format == "json" {
		return report.JSON(s.out)
	}
	for _, line := range report.Lines() {
		if _, err := fmt.Fprintln(s.out, reporter.Path(line)); err != nil {
			return err
		}
	}
	return nil
}

// slashed is a path as it is shown.
func slashed(path string) string { return filepath.ToSlash(filepath.Clean(path)) }
