// Package cyclonedx reads the blueprints of CycloneDX 2.0, whose schema for threat models is not yet released. A blueprint is
// a diagram: zones, boundaries between them, actors, assets, data stores and flows. Threats and responses to risks are for
// all blueprints of a file. What our own export keeps as properties of the file is read back as it was.
package cyclonedx
