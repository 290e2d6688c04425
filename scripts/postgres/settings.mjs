import { totalmem } from 'node:os';

const megabytes = (bytes) => Math.floor(bytes / 1024 / 1024);

/** What this machine, or the container we are in, may use. */
function memory() {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Durable by default: what was acknowledged must survive a crash. */
export function serverSettings(cluster, changes = {}) {
  const shared = Math.max(32, Math.min(1024, Math.floor(megabytes(memory()) / 4)));
  return {
    cluster_name: cluster.name,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(megabytes(memory()) / 2))}MB`,
    random_page_cost: 1.1,
    // Compiling a plan takes longer than any query of a booking does.
    jit: 'off',
    default_transaction_isolation: 'read committed',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    // Refused statements are daily business here and the service tells them; they would only fill the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...changes,
  };
}
