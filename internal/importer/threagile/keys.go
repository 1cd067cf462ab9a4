package threagile

// use says what an import does with a key.
type use int

const (
	// kept is in the block, or is reported where it is read.
	kept use = iota
	// told is counted if it says something.
	told
	// looks only says how the report of the tool looks.
	looks
)

// The keys of the format, old and new.
var (
	modelKeys = map[string]use{
		"threagile_version": looks, "includes": kept, "title": kept, "date": told, "author": told, "contributors": told,
		"management_summary_comment": told, "business_criticality": told, "application_description": told, "business_overview": told, "technical_overview": told,
		"questions": kept, "abuse_cases": kept, "security_requirements": kept, "tags_available": looks,
		"data_assets": kept, "technical_assets": kept, "trust_boundaries": kept, "shared_runtimes": kept,
		"individual_risk_categories": kept, "custom_risk_categories": kept, "risk_tracking": kept,
		"diagram_tweak_suppress_edge_labels": looks, "diagram_tweak_layout_left_to_right": looks, "diagram_tweak_edge_layout": looks, "diagram_tweak_nodesep": looks,
		"diagram_tweak_ranksep": looks, "diagram_tweak_invisible_connections_between_assets": looks, "diagram_tweak_same_rank_assets": looks,
	}
	dataKeys = map[string]use{
		"id": kept, "description": told, "usage": told, "tags": told, "origin": told, "owner": told, "quantity": told,
		"confidentiality": kept, "integrity": kept, "availability": told, "justification_cia_rating": told,
	}
	assetKeys = map[string]use{
		"id": kept, "description": kept, "type": kept, "usage": told, "used_as_client_by_human": kept, "out_of_scope": kept, "justification_out_of_scope": kept,
		"size": told, "technology": kept, "technologies": kept, "tags": told, "internet": told, "machine": told, "encryption": kept, "owner": kept,
		"confidentiality": told, "integrity": told, "availability": told, "justification_cia_rating": told, "multi_tenant": kept, "redundant": told,
		"custom_developed_parts": told, "data_assets_processed": kept, "data_assets_stored": kept, "data_formats_accepted": told,
		"diagram_tweak_order": looks, "communication_links": kept,
	}
	linkKeys = map[string]use{
		"target": kept, "description": kept, "protocol": kept, "authentication": kept, "authorization": kept, "tags": told, "vpn": told, "ip_filtered": told,
		"readonly": told, "usage": told, "data_assets_sent": kept, "data_assets_received": kept, "diagram_tweak_weight": looks, "diagram_tweak_constraint": looks,
	}
	boundaryKeys = map[string]use{
		"id": kept, "description": told, "type": kept, "tags": told, "technical_assets_inside": kept, "trust_boundaries_nested": kept,
	}
)
