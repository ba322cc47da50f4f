/** One monitor, one storage daemon in memory and one S3 gateway. */
export interface CephCluster {
  folder: string;
  id: string;
  diskId: string;
  monitorPort: number;
  gatewayPort: number;
}

/**
 * The text of its `ceph.conf`. A monitor alone has nobody to wait for before it decides:
 * the two `paxos` lines take the start from 12 s to 1 s. A storage daemon that places itself in the map
 * now and then asks before it knows the cluster, and ends with "wrong fsid"; the starter places it instead.
 */
export function cephConfiguration(cluster: CephCluster): string {
  const { folder, id, monitorPort, gatewayPort } = cluster;
  return `
[global]
fsid = ${id}
mon_host = v1:127.0.0.1:${monitorPort}
mon_initial_members = a
mon_data = ${folder}/mon
mon_data_avail_crit = 1
mon_data_avail_warn = 2
mon_allow_pool_size_one = true
paxos_propose_interval = 0.02
paxos_min_wait = 0.01
ms_bind_msgr2 = false
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_data = ${folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 1073741824
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
osd_crush_update_on_start = false
osd_class_update_on_start = false
osd_max_object_name_len = 256
osd_max_object_namespace_len = 64
rgw_data = ${folder}/rgw
rgw_frontends = beast endpoint=127.0.0.1:${gatewayPort}
run_dir = ${folder}
admin_socket =
pid_file =
log_file =
log_to_stderr = true
debug_rocksdb = 0

[mon.a]
host = localhost
mon_addr = 127.0.0.1:${monitorPort}
`;
}
