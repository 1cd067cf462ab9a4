package inventory

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// types are the resource types of Terraform that run or keep something. All others configure, connect or allow.
var types = index(map[what]string{
	{model.Process, ""}: `aws_instance aws_autoscaling_group aws_ecs_service aws_apprunner_service aws_elastic_beanstalk_environment aws_eks_cluster aws_sfn_state_machine aws_sagemaker_endpoint aws_lightsail_instance aws_spot_instance_request
		google_compute_instance google_compute_instance_group_manager google_compute_region_instance_group_manager google_cloud_run_service google_cloud_run_v2_service google_container_cluster google_app_engine_standard_app_version google_app_engine_flexible_app_version
		azurerm_virtual_machine azurerm_linux_virtual_machine azurerm_windows_virtual_machine azurerm_linux_virtual_machine_scale_set azurerm_kubernetes_cluster azurerm_container_group azurerm_container_app
		kubernetes_deployment kubernetes_deployment_v1 kubernetes_stateful_set kubernetes_stateful_set_v1 kubernetes_daemonset kubernetes_daemon_set_v1 kubernetes_pod kubernetes_pod_v1 helm_release docker_container nomad_job
		digitalocean_droplet digitalocean_app digitalocean_kubernetes_cluster hcloud_server linode_instance scaleway_instance_server vultr_instance heroku_app fly_app render_web_service vercel_project openstack_compute_instance_v2 oci_core_instance`,
	{model.Process, "web-app"}: `azurerm_app_service azurerm_linux_web_app azurerm_windows_web_app azurerm_static_web_app aws_amplify_app cloudflare_pages_project`,
	{model.Process, "worker"}:  `aws_batch_job_definition aws_glue_job google_cloud_run_v2_job google_dataflow_job kubernetes_job kubernetes_job_v1 kubernetes_cron_job kubernetes_cron_job_v1 azurerm_container_app_job`,
	{model.Process, "lambda"}:  `aws_lambda_function google_cloudfunctions_function google_cloudfunctions2_function azurerm_function_app azurerm_linux_function_app azurerm_windows_function_app cloudflare_worker_script cloudflare_workers_script`,
	{model.Process, "api"}:     `aws_appsync_graphql_api`,
	{model.Process, "gateway"}: `aws_lb aws_alb aws_elb aws_api_gateway_rest_api aws_apigatewayv2_api aws_cloudfront_distribution google_api_gateway_api google_compute_url_map google_compute_region_url_map azurerm_api_management azurerm_application_gateway azurerm_frontdoor azurerm_cdn_frontdoor_profile azurerm_lb kubernetes_ingress kubernetes_ingress_v1 digitalocean_loadbalancer hcloud_load_balancer`,
	{model.Process, "idp"}:     `aws_cognito_user_pool auth0_client google_identity_platform_config azuread_application`,
	{model.Process, "ci"}:      `aws_codebuild_project aws_codepipeline google_cloudbuild_trigger`,
	{model.Store, "db"}:        `aws_db_instance aws_rds_cluster aws_dynamodb_table aws_redshift_cluster aws_redshiftserverless_workgroup aws_docdb_cluster aws_neptune_cluster aws_opensearch_domain aws_elasticsearch_domain aws_timestreamwrite_database aws_keyspaces_table google_sql_database_instance google_spanner_instance google_bigtable_instance google_bigquery_dataset google_firestore_database google_alloydb_cluster azurerm_mssql_server azurerm_mssql_database azurerm_sql_server azurerm_postgresql_server azurerm_postgresql_flexible_server azurerm_mysql_server azurerm_mysql_flexible_server azurerm_cosmosdb_account digitalocean_database_cluster mongodbatlas_cluster mongodbatlas_advanced_cluster cloudflare_d1_database snowflake_database neon_project planetscale_database`,
	{model.Store, "cache"}:     `aws_elasticache_cluster aws_elasticache_replication_group aws_elasticache_serverless_cache aws_memorydb_cluster google_redis_instance google_redis_cluster google_memcache_instance azurerm_redis_cache cloudflare_workers_kv_namespace`,
	{model.Store, "queue"}:     `aws_sqs_queue aws_sns_topic aws_kinesis_stream aws_kinesis_firehose_delivery_stream aws_msk_cluster aws_msk_serverless_cluster aws_mq_broker aws_cloudwatch_event_bus google_pubsub_topic google_cloud_tasks_queue azurerm_servicebus_namespace azurerm_servicebus_queue azurerm_servicebus_topic azurerm_eventhub azurerm_eventhub_namespace azurerm_storage_queue confluent_kafka_cluster confluent_kafka_topic cloudflare_queue`,
	{model.Store, "object"}:    `aws_s3_bucket google_storage_bucket azurerm_storage_account digitalocean_spaces_bucket cloudflare_r2_bucket scaleway_object_bucket minio_s3_bucket linode_object_storage_bucket`,
	{model.Store, "file"}:      `aws_efs_file_system aws_fsx_lustre_file_system google_filestore_instance azurerm_storage_share`,
	{model.Store, "secrets"}:   `aws_secretsmanager_secret google_secret_manager_secret azurerm_key_vault`,
	{model.Store, "registry"}:  `aws_ecr_repository aws_ecrpublic_repository google_artifact_registry_repository google_container_registry azurerm_container_registry`,
	{model.Store, "log"}:       `aws_cloudwatch_log_group aws_cloudtrail google_logging_project_sink azurerm_log_analytics_workspace`,
	{model.Store, "vector-db"}: `pinecone_index aws_opensearchserverless_collection`,
})

// index turns lists of types into one table.
func index(lists map[what]string) map[string]what {
	all := make(map[string]what)
	for w, list := range lists {
		for _, name := range strings.Fields(list) {
			all[name] = w
		}
	}
	return all
}

// terraform lists what the resources and modules of a configuration run; source is that of a module.
func terraform(block, kind, name, source string, at Resource) (Resource, bool) {
	r := at
	r.Name = name
	if block == "resource" {
		w, ok := types[kind]
		r.ID, r.Type, r.Kind = kind+"."+name, w.Type, w.Kind
		return r, ok
	}
	if strings.HasPrefix(source, "./") || strings.HasPrefix(source, "../") { // its own files say what it runs
		return r, false
	}
	w, ok := ofModule(source)
	r.ID, r.Type, r.Kind = "module."+name, w.Type, w.Kind
	return r, ok
}

// ofModule says what a module of a registry or a repository runs, by the words of its address.
func ofModule(source string) (what, bool) {
	source, _, _ = strings.Cut(source, "?")
	for _, part := range strings.Split(source, "/") {
		if w, ok := ofImage(part); ok {
			return w, true
		}
	}
	return what{}, false
}

// readHCL lists what a configuration in HCL runs.
func readHCL(text []byte) ([]Resource, error) {
	blocks, err := blocksOf(text)
	if err != nil {
		return nil, err
	}
	var all []Resource
	for _, b := range blocks {
		at := Resource{Line: b.line, Col: b.col, First: b.line}
		var r Resource
		ok := false
		switch {
		case b.kind == "resource" && len(b.labels) == 2:
			r, ok = terraform("resource", b.labels[0], b.labels[1], "", at)
		case b.kind == "module" && len(b.labels) == 1:
			r, ok = terraform("module", "", b.labels[0], b.attrs["source"], at)
		}
		if ok {
			all = append(all, r)
		}
	}
	return all, nil
}

// readTerraformJSON lists what a configuration in JSON runs.
func readTerraformJSON(v *tree.Value) []Resource {
	var all []Resource
	add := func(block, kind string, named *tree.Value) {
		for _, part := range several(named) {
			for _, m := range part.Members {
				if m.Key == nil {
					continue
				}
				source := ""
				for _, body := range several(m.Value) {
					source = text(body, "source")
				}
				if r, ok := terraform(block, kind, m.Name(), source, Resource{Line: int(m.Key.Line), Col: int(m.Key.Column), First: int(m.Key.Line)}); ok {
					all = append(all, r)
				}
			}
		}
	}
	for _, part := range several(v.Get("resource")) {
		for _, m := range part.Members {
			add("resource", m.Name(), m.Value)
		}
	}
	add("module", "", v.Get("module"))
	return all
}

// several are the maps of a value that is one or a list of them, as HCL in JSON allows.
func several(v *tree.Value) []*tree.Value {
	switch {
	case v == nil:
		return nil
	case v.Kind == tree.Map:
		return []*tree.Value{v}
	}
	var all []*tree.Value
	for _, m := range v.Members {
		if m.Kind == tree.Map {
			all = append(all, m.Value)
		}
	}
	return all
}
